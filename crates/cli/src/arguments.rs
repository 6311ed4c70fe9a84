//! The command line as typed; what it means is decided elsewhere.

use clap::{Args, Parser, Subcommand, ValueEnum};
use persklaar_app::contract::UntranslatedView;
use std::path::PathBuf;

/// Translate press releases from scripts.
#[derive(Debug, Parser)]
#[command(name = "persklaar-cli", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// Write one JSON document to stdout.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the segments of a release.
    Segments(SegmentsRequest),
    /// Write a release with every segment pseudo-translated.
    Pseudo(PseudoRequest),
    /// Make a job out of a release.
    Create(CreateRequest),
    /// Show a job's segments with their targets.
    Show(JobRequest),
    /// Set the target of a segment.
    Set(SetRequest),
    /// Fill empty targets from memories and, where named, an endpoint.
    Pretranslate(PretranslateRequest),
    /// Check a job (in a later version).
    Check { job: PathBuf },
    /// Write a job's page.
    Export(ExportRequest),
    /// Create, pretranslate and export in one.
    Translate(TranslateRequest),
    /// Put a newer version of the release under a job (in a later version).
    Update { job: PathBuf, file: PathBuf },
    /// Work with a memory.
    #[command(subcommand)]
    Memory(MemoryRequest),
    /// Work with machine-translation endpoints.
    #[command(subcommand)]
    Endpoint(EndpointRequest),
}

#[derive(Debug, Args)]
pub(crate) struct SegmentsRequest {
    /// HTML, Markdown, Word (.docx) or text.
    pub(crate) file: PathBuf,
    /// Source language.
    #[arg(long, default_value = "nl")]
    pub(crate) from: String,
    #[command(flatten)]
    pub(crate) cutting: Cutting,
}

#[derive(Debug, Args)]
pub(crate) struct Cutting {
    /// An SRX file with rules for sentences, instead of the program's own.
    #[arg(long)]
    pub(crate) srx: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct PseudoRequest {
    pub(crate) file: PathBuf,
    #[arg(short = 'o', long = "output")]
    pub(crate) out: PathBuf,
    #[arg(long, default_value = "nl")]
    pub(crate) from: String,
    #[command(flatten)]
    pub(crate) cutting: Cutting,
    /// Replace a file that is there.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CreateRequest {
    pub(crate) file: PathBuf,
    /// Target language, such as en-GB.
    #[arg(long)]
    pub(crate) to: String,
    #[arg(long, default_value = "nl")]
    pub(crate) from: String,
    /// The job file to make.
    #[arg(short = 'o', long = "output")]
    pub(crate) job: PathBuf,
    #[command(flatten)]
    pub(crate) cutting: Cutting,
    /// Replace a job that is there.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct JobRequest {
    pub(crate) job: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SetRequest {
    pub(crate) job: PathBuf,
    /// The segment's number.
    pub(crate) number: u32,
    /// The target in the written form: `<1>bold</1>`, `<2/>`, `&lt;`.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) target: String,
    /// Confirm it.
    #[arg(long)]
    pub(crate) confirm: bool,
    /// Where the confirmed unit goes; made if it is not there.
    #[arg(long)]
    pub(crate) memory: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Filling {
    /// A memory file; may be given several times, the first has priority.
    #[arg(long)]
    pub(crate) memory: Vec<PathBuf>,
    /// The lowest score to take.
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u8).range(1..=102))]
    pub(crate) min: u8,
    /// A configured endpoint for what is left; naming it is the consent for this run.
    #[arg(long)]
    pub(crate) endpoint: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct PretranslateRequest {
    pub(crate) job: PathBuf,
    #[command(flatten)]
    pub(crate) filling: Filling,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UntranslatedArgument {
    Stop,
    Source,
    Mark,
}

impl From<UntranslatedArgument> for UntranslatedView {
    fn from(argument: UntranslatedArgument) -> Self {
        match argument {
            UntranslatedArgument::Stop => Self::Stop,
            UntranslatedArgument::Source => Self::Source,
            UntranslatedArgument::Mark => Self::Mark,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnconfirmedArgument {
    Allow,
    Stop,
}

#[derive(Debug, Args)]
pub(crate) struct ExportRequest {
    pub(crate) job: PathBuf,
    #[arg(short = 'o', long = "output")]
    pub(crate) out: PathBuf,
    /// What becomes of segments without a target.
    #[arg(long, value_enum, default_value = "stop")]
    pub(crate) untranslated: UntranslatedArgument,
    /// Whether targets that nobody confirmed may go out.
    #[arg(long, value_enum, default_value = "allow")]
    pub(crate) unconfirmed: UnconfirmedArgument,
    /// Print what differs from the original.
    #[arg(long)]
    pub(crate) proof: bool,
    /// Replace a file that is there; the source never is.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TranslateRequest {
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) to: String,
    #[arg(short = 'o', long = "output")]
    pub(crate) out: PathBuf,
    #[arg(long, default_value = "nl")]
    pub(crate) from: String,
    #[command(flatten)]
    pub(crate) cutting: Cutting,
    #[command(flatten)]
    pub(crate) filling: Filling,
    #[arg(long, value_enum, default_value = "stop")]
    pub(crate) untranslated: UntranslatedArgument,
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MemoryRequest {
    /// Read TMX, XLIFF, SDLXLIFF, PO, XLSX, CSV or TSV files into a memory; made if it is not there.
    Import {
        memory: PathBuf,
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Source language, needed for files that do not say it.
        #[arg(long, requires = "to")]
        from: Option<String>,
        /// Target language, needed for files that do not say it.
        #[arg(long, requires = "from")]
        to: Option<String>,
    },
    /// Write a memory as TMX 1.4, CSV or XLSX.
    Export {
        memory: PathBuf,
        /// A name that ends in .csv or .xlsx says the form; all others are TMX.
        #[arg(short = 'o', long = "output")]
        out: PathBuf,
        #[arg(long)]
        from: Option<String>,
        #[arg(long)]
        to: Option<String>,
    },
    /// Find units that resemble a text.
    Lookup(LookupRequest),
    /// Search words.
    Search {
        memory: PathBuf,
        /// Which side to search.
        #[arg(long = "in", value_enum, default_value = "source")]
        side: SideArgument,
        #[arg(long, default_value_t = 50)]
        limit: usize,
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Count units and languages.
    Stats { memory: PathBuf },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SideArgument {
    Source,
    Target,
}

#[derive(Debug, Args)]
pub(crate) struct LookupRequest {
    pub(crate) memory: PathBuf,
    #[arg(long)]
    pub(crate) to: String,
    #[arg(long, default_value = "nl")]
    pub(crate) from: String,
    #[arg(long, default_value_t = 70, value_parser = clap::value_parser!(u8).range(1..=102))]
    pub(crate) min: u8,
    #[arg(long, default_value_t = 5)]
    pub(crate) limit: usize,
    /// Compare with every unit instead of asking the index.
    #[arg(long)]
    pub(crate) exhaustive: bool,
    /// Say on stderr how long the lookups took.
    #[arg(long)]
    pub(crate) timing: bool,
    /// A file with a segment a line; answers are a JSON object a line.
    #[arg(long, conflicts_with = "text", required_unless_present = "text")]
    pub(crate) queries: Option<PathBuf>,
    /// The text to look up, as it is.
    pub(crate) text: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EndpointRequest {
    /// Add an endpoint; a key is asked for on the terminal.
    Add {
        name: String,
        /// libretranslate or apertium.
        #[arg(long)]
        kind: String,
        /// https, or http on this computer.
        #[arg(long)]
        url: String,
    },
    /// List endpoints.
    List,
    /// Remove an endpoint and forget its key.
    Remove { name: String },
}
