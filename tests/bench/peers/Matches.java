import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.tokenizer.ITokenizer;
import org.omegat.util.RuntimePreferences;

/**
 * Matches MEMORY.tmx QUERIES COUNT CONFIG: OmegaT's own search for matches, over a memory that it reads as it reads those
 * of a project. A line a figure: what, milliseconds of wall and of processor time of the one thread that works.
 *
 * What OmegaT asks of a project besides the memory is answered with nothing.
 */
public final class Matches {
    private static final int SHOWN = 5;
    /** As the other peers do, so that few queries are of all kinds. */
    private static final int STRIDE = 617;

    public static void main(String[] arguments) throws Exception {
        RuntimePreferences.setConfigDir(arguments[3]);
        ProjectProperties properties = new ProjectProperties(new File(arguments[3], "project"));
        properties.setSourceLanguage("NL");
        properties.setTargetLanguage("EN");
        Clock reading = new Clock();
        ExternalTMX memory = new ExternalTMX(properties, new File(arguments[0]), false, false);
        reading.tell("read");
        List<String> lines = Files.readAllLines(Paths.get(arguments[1]), StandardCharsets.UTF_8);
        IProject project = project(properties, Collections.singletonMap(arguments[0], memory));
        Core.setProject(project);
        int count = Math.min(lines.size(), Integer.parseInt(arguments[2]));
        for (int at = 0; at < count; at++) {
            String line = lines.get(at * STRIDE % lines.size());
            look(project, line.substring(line.lastIndexOf('\t') + 1), at == 0 ? "first" : "lookup");
        }
    }

    private static void look(IProject project, String text, String what) throws Exception {
        Clock looking = new Clock();
        // A new one for each segment, as the program's window does.
        FindMatches search = new FindMatches(tokenizer(), SHOWN, true, false);
        List<NearString> found = search.search(project, text, true, true, () -> false);
        int best = found.isEmpty() ? 0 : found.get(0).scores[0].score;
        looking.tell(what + "\t" + best);
    }

    private static ITokenizer tokenizer() throws Exception {
        return (ITokenizer) Class.forName("org.omegat.tokenizer.LuceneDutchTokenizer").getDeclaredConstructor().newInstance();
    }

    private static IProject project(ProjectProperties properties, Map<String, ExternalTMX> memories) {
        return (IProject) Proxy.newProxyInstance(
                Matches.class.getClassLoader(), new Class<?>[] {IProject.class}, (proxy, method, given) -> {
            switch (method.getName()) {
                case "getProjectProperties": return properties;
                case "getTransMemories": return memories;
                case "getSourceTokenizer": return tokenizer();
                case "getOtherTargetLanguageTMs": return Collections.emptyMap();
                case "getAllEntries": return Collections.emptyList();
                case "isOrphaned": return false;
                case "isProjectLoaded": return true;
                default: return null;
            }
        });
    }

    /** Wall time and processor time of this thread. */
    private static final class Clock {
        private final long wall = System.nanoTime();
        private final long worked = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        void tell(String what) {
            long now = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            System.out.printf(java.util.Locale.ROOT, "%s\t%.3f\t%.3f%n", what, (now - wall) / 1e6, (cpu - worked) / 1e6);
        }
    }
}
