// A release of an invented organisation as the editor gets it, for tests and for looking at the screen.
import type { FragmentView, JobView, MatchView, SegmentView, StateView, TagView } from "../../src/api/contract.gen";

type Row = [role: string, source: string, target?: string, state?: StateView, more?: Partial<SegmentView>];

const pair = (number: number, kind: string, label: string): TagView[] => [
  { number, half: "open", kind, label },
  { number, half: "close", kind, label },
];

// A new block begins where the row is not marked `+`.
const ROWS: Row[] = [
  [
    "title",
    "Wachten op het perron: een op de drie treinen voor nachtwerkers rijdt niet",
    "Waiting on the platform: one in three trains for night workers does not run",
    "confirmed",
    { origin: "typed" },
  ],
  [
    "metadata",
    "Wie ’s nachts werkt, komt met de trein vaak niet thuis. Dat blijkt uit onderzoek van Vereniging Nachtspoor.",
    "People who work at night often cannot get home by train, research by Vereniging Nachtspoor shows.",
    "confirmed",
    { context: "description", origin: "typed" },
  ],
  [
    "heading1",
    "Een op de drie nachttreinen rijdt niet",
    "One in three night trains does not run",
    "confirmed",
    { origin: "typed" },
  ],
  [
    "paragraph",
    "Verpleegkundigen, schoonmakers en bakkers staan te vaak op een leeg perron: <1>een op de drie nachttreinen</1> viel dit jaar uit.",
    "Nurses, cleaners and bakers too often find themselves on an empty platform: <1>one in three night trains</1> was cancelled this year.",
    "confirmed",
    { tags: pair(1, "bold", ""), origin: "typed" },
  ],
  [
    "+paragraph",
    "Dat meldt Vereniging Nachtspoor vandaag.",
    "Vereniging Nachtspoor reports this today.",
    "confirmed",
    { origin: "100" },
  ],
  [
    "attribute",
    "Een leeg perron met een klok die tien over drie aanwijst",
    "An empty platform with a clock at ten past three",
    "confirmed",
    { context: "alt", origin: "typed" },
  ],
  [
    "caption",
    "Station Zuiderdam, dinsdagnacht.",
    "Zuiderdam station, Tuesday night.",
    "confirmed",
    { origin: "typed" },
  ],
  ["heading2", "Boete van 15.000 euro", "A fine of €15,000", "confirmed", { origin: "typed" }],
  [
    "paragraph",
    "Vervoerders die een trein laten uitvallen zonder vervangend vervoer, riskeren volgens <1>artikel 12 van de concessie</1> een boete van 15.000 euro, zegt de toezichthouder.",
    "Operators that cancel a train without replacement transport risk a fine of €15,000 under <1>section 12 of the concession</1>, the regulator says",
    "draft",
    { tags: pair(1, "link", "nachtspoor.example"), origin: "92" },
  ],
  [
    "+paragraph",
    "In de praktijk is nog nooit een boete opgelegd.",
    "In practice, no fine has ever been imposed.",
    "prefilled",
    { origin: "101" },
  ],
  [
    "quote",
    "“Wie om drie uur ’s nachts klaar is, heeft geen auto en geen alternatief”, zegt voorzitter Tjitske Barendregt.",
    "",
    "empty",
  ],
  ["+quote", "“Die mensen houden het land draaiend.”", "", "empty"],
  ["paragraph", "Het onderzoek is gebaseerd op 4.812 ritten in de periode januari tot en met juni 2026.", "", "empty"],
  [
    "+paragraph",
    "Nachtspoor vergeleek de <1>dienstregeling</1> met de <2>meldingen van reizigers</2>.<3/>",
    "",
    "empty",
    {
      tags: [
        ...pair(1, "link", "dienstregeling.example"),
        ...pair(2, "italic", ""),
        { number: 3, half: "single", kind: "break", label: "" },
      ],
    },
  ],
  ["heading2", "Wat er moet veranderen", "", "empty"],
  [
    "list-item",
    "Vervangend vervoer binnen dertig minuten.",
    "Replacement transport within thirty minutes.",
    "prefilled",
    { origin: "100" },
  ],
  ["list-item", "Een boete die de vervoerder voelt.", "", "empty"],
  ["list-item", "Reisinformatie die ook ’s nachts klopt.", "", "empty"],
  ["heading2", "De cijfers", "", "empty"],
  ["table-cell", "Lijn", "", "empty"],
  ["table-cell", "Uitgevallen ritten", "", "empty"],
  ["table-cell", "Zuiderdam – Haven", "", "empty"],
  ["heading2", "Over Vereniging Nachtspoor", "", "empty"],
  ["paragraph", "Vereniging Nachtspoor komt op voor reizigers die ’s nachts werken.", "", "empty"],
  ["+paragraph", "Dat meldt Vereniging Nachtspoor vandaag.", "", "empty"],
];

/** The release with these languages. */
export function testJob(more: Partial<JobView> = {}): JobView {
  return { ...BASE, segments: segmentsOf(ROWS), ...more };
}

/** A job of as many segments, for lists that must be long. */
export function longJob(count: number): JobView {
  const rows = Array.from({ length: count }, (_, index): Row => {
    const [role, source, target = "", state = "empty", more = {}] = ROWS[index % ROWS.length] ?? ["paragraph", ""];
    return [index === 0 ? role : role.replace("heading1", "heading2"), source, target, state, more];
  });
  return { ...BASE, segments: segmentsOf(rows) };
}

const BASE: JobView = {
  job: "job-1",
  path: "/home/anna/nachttreinen.en-GB.persklaar",
  title: "Een op de drie nachttreinen rijdt niet",
  file_name: "nachttreinen.html",
  format: "html",
  from: "nl",
  to: "en-GB",
  rtl: false,
  writer: null,
  segments: [],
  place: 9,
  status: { can_undo: true, can_redo: false, saved: "2026-11-23T13:02:11Z", waiting: 0 },
  machine: { endpoint: null, embargo: false },
  notices: [],
};

function segmentsOf(rows: readonly Row[]): SegmentView[] {
  let block = 0;
  return rows.map(([role, source, target = "", state = "empty", more], index) => {
    if (!role.startsWith("+")) block += 1;
    const base = {
      context: null,
      language: null,
      tags: [],
      origin: null,
      tags_guessed: false,
      apart: false,
      needs_look: false,
    };
    return {
      ...base,
      id: index + 1,
      number: index + 1,
      block,
      role: role.replace("+", ""),
      source,
      target,
      state,
      ...more,
    };
  });
}

/** Matches for the segment about the fine. */
/** One with a translation, one without, one that is a unit of its own. */
export const FRAGMENTS: FragmentView[] = [
  fragment("zonder vervangend vervoer", "without replacement transport", 4),
  fragment("een trein laten", null, null),
  fragment("de toezichthouder", "the regulator", null),
];

function fragment(text: string, translation: string | null, agreeing: number | null): FragmentView {
  const target = `Operators ${translation ?? "without transport"} were fined.`;
  return {
    text,
    translation,
    agreeing,
    source: `Vervoerders ${text} werden beboet.`,
    target,
    source_span: [12, 12 + text.length],
    target_span: translation === null ? null : [10, 10 + translation.length],
    memory_name: "Persberichten",
    document: "nachtbus.html",
    author: "M. de Wit",
    changed: "2026-11-03T10:00:00Z",
  };
}

export const MATCHES: MatchView[] = [
  {
    score: 92,
    penalty: 0,
    also_in: 0,
    source:
      "Vervoerders die een trein laten vertrekken zonder vervangend vervoer, riskeren volgens artikel 12 van de concessie een boete van 10.000 euro, zegt de toezichthouder.",
    target:
      "Operators that run a train without replacement transport risk a fine of €10,000 under <1>section 12 of the concession</1>, the regulator says.",
    repaired: {
      target:
        "Operators that run a train without replacement transport risk a fine of €15,000 under <1>section 12 of the concession</1>, the regulator says.",
      replaced: [
        { kind: "number", span: [73, 79], was: "10,000", is: "15,000", source_was: "10.000", source_is: "15.000" },
      ],
      left: [{ was: "vertrekken", is: "uitvallen", kind: null, reason: null }],
      full: false,
      placed_tags: 0,
    },
    dropped_tags: 0,
    diff: [
      { op: "same", text: "Vervoerders die een trein laten " },
      { op: "delete", text: "vertrekken" },
      { op: "insert", text: "uitvallen" },
      { op: "same", text: " zonder vervangend vervoer, riskeren volgens artikel 12 van de concessie een boete van " },
      { op: "delete", text: "10.000" },
      { op: "insert", text: "15.000" },
      { op: "same", text: " euro, zegt de toezichthouder." },
    ],
    why: ["words:1", "numbers:1"],
    memory: "m1",
    memory_name: "Persberichten",
    unit: 17,
    document: "nachtbus.html",
    author: "M. de Wit",
    changed: "2026-11-03T10:00:00Z",
  },
  {
    score: 78,
    penalty: 1,
    also_in: 0,
    source: "Vervoerders zonder vervangend vervoer riskeren een boete.",
    target: "Operators without replacement transport may be fined.",
    repaired: null,
    dropped_tags: 0,
    diff: [],
    why: ["words:5", "region"],
    memory: "m1",
    memory_name: "Persberichten 2024",
    unit: 18,
    document: "",
    author: "",
    changed: "2024-03-12T10:00:00Z",
  },
];
