// The memories of the program of cardboard: units by number, so that a million cost nothing, and what can be done with them.
import type {
  Commands,
  Facets,
  MemoryInfo,
  MemoryStatistics,
  Operation,
  UnitFilter,
  UnitGroup,
  UnitView,
} from "../src/api/contract.gen";

export type Answers = { [Name in keyof Commands]?: (request: Commands[Name]["request"]) => Commands[Name]["response"] };

export const PAIRS: readonly [string, string][] = [
  ["De minister weigerde commentaar.", "The minister declined to comment."],
  [
    "Werkgevers die een melding vertragen, riskeren een boete van 10.000 euro.",
    "Employers who delay a report risk a fine of €10,000.",
  ],
  ["Dit besluit maakt deel uit van een <1>groter plan</1>.", "This decision is part of a <1>larger plan</1>."],
  ["De organisatie zet haar werk ongehinderd voort.", "The organisation continues its work undeterred."],
  [
    "Meer informatie: persvoorlichting, telefoon 020 123 45 67.",
    "For more information: press office, +31 20 123 45 67.",
  ],
  ["Achtergrond", "Background"],
  ["Eén op de vier melders wacht nog op bescherming.", "One in four whistleblowers is still waiting for protection."],
];
const DAY = 86_400_000;

/** Days ago, as the program writes moments. */
export const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

export function unitAt(memory: string, unit: number): UnitView {
  const [source, target] = PAIRS[unit % PAIRS.length] ?? ["", ""];
  return {
    memory,
    unit,
    from: "nl",
    to: "en-GB",
    source,
    target,
    kinds: source.includes("<1>") ? "1:bold" : "",
    previous: unit === 0 ? null : (PAIRS[(unit - 1) % PAIRS.length]?.[0] ?? null),
    next: PAIRS[(unit + 1) % PAIRS.length]?.[0] ?? null,
    document: unit % 3 === 0 ? "Persberichten 2025" : "",
    author: "M. de Wit",
    created: ago((unit % 400) + 30),
    changed: ago(unit % 400),
    used: unit % 5,
    origin: unit % 3 === 1 ? "imported" : "typed",
  };
}

export function memory(
  id: string,
  name: string,
  units: number,
  pairs: [string, string][],
  role: "receives" | "writable" | "read-only",
): MemoryInfo {
  return {
    memory: id,
    name,
    path: `/home/m/.local/share/persklaar/memories/${id}.pkmemory`,
    units,
    pairs,
    receives: role === "receives",
    writable: role !== "read-only",
    read_only: role === "read-only" ? "folder" : null,
    remote: false,
    penalty: role === "read-only" ? 3 : 0,
    used: true,
    error: null,
  };
}

export const STANDARD: readonly MemoryInfo[] = [
  memory(
    "press",
    "Persberichten",
    12_432,
    [
      ["nl", "en-GB"],
      ["nl", "fr"],
      ["nl", "ar"],
    ],
    "receives",
  ),
  memory("own", "Persoonlijk", 318, [["nl", "en-GB"]], "writable"),
  memory("reports", "Rapporten 2020 tot 2024", 1_048_576, [["nl", "en-GB"]], "read-only"),
];

/** What a memory screen can ask for. It remembers edits and deletions, and forgets them when they are taken back. */
export class FakeMemory {
  memories: MemoryInfo[] = STANDARD.map((known) => ({ ...known }));
  readonly edited = new Map<number, Partial<UnitView>>();
  readonly deleted = new Set<number>();
  operations: Operation[] = [];
  settled = 0;

  answers(): Answers {
    return { ...this.#lists(), ...this.#shelf(), ...this.#changes(), ...this.#files() };
  }

  #list = () => ({ memories: this.memories });

  #change(memory: string, change: Partial<MemoryInfo>) {
    this.memories = this.memories.map((known) => (known.memory === memory ? { ...known, ...change } : known));
    return this.#list();
  }

  #shelf(): Answers {
    return {
      memory_list: this.#list,
      memory_create: ({ name }) => (this.memories.push(memory(name, name, 0, [], "writable")), this.#list()),
      memory_add: this.#list,
      memory_forget: ({ memory }) => {
        this.memories = this.memories.filter((known) => known.memory !== memory);
        return this.#list();
      },
      memory_receive: ({ memory }) => {
        this.memories = this.memories.map((known) => ({ ...known, receives: known.memory === memory }));
        return this.#list();
      },
      memory_order: ({ memories }) => {
        this.memories = memories.flatMap((id) => this.memories.filter((known) => known.memory === id));
        return this.#list();
      },
      memory_penalty: ({ memory, penalty }) => this.#change(memory, { penalty }),
      memory_use: ({ memory, used }) => this.#change(memory, { used }),
    };
  }

  #lists(): Answers {
    return {
      memory_units: ({ memory, filter, offset, limit }) => this.#units(memory ?? "press", filter, offset, limit),
      memory_facets: () => FACETS,
      contradictions: ({ memory, offset, limit }) => groups(memory, 42 - this.settled, offset, limit),
      duplicates: ({ memory, offset, limit }) => groups(memory, 7 - this.settled, offset, limit),
      memory_operations: () => ({ operations: [...this.operations].reverse() }),
    };
  }

  #changes(): Answers {
    return {
      unit_update: ({ memory, unit, target }) => {
        return this.#edit(memory, unit, { target });
      },
      unit_source: ({ memory, unit, source }) => ({
        unit: this.#edit(memory, unit, { source }),
        duplicates: source === PAIRS[0]?.[0] ? 1 : 0,
        contradictions: source === PAIRS[5]?.[0] ? 2 : 0,
      }),
      unit_delete: ({ units }) => {
        for (const unit of units) this.deleted.add(unit);
        return { operation: this.#did("delete", units.length) };
      },
      contradiction_resolve: () => (this.settled++, { operation: this.#did("resolve", 2), task: null }),
      duplicates_merge: () => (this.settled++, { operation: this.#did("merge", 3), task: null }),
      duplicates_merge_all: () => ({ task: "merge" }),
      found_count: () => ({ units: 8211, token: "8211" }),
      found_delete: () => ({ task: "delete" }),
      memory_undo: ({ operation }) => this.#undo(operation),
      memory_redo: ({ operation }) => this.#redo(operation),
    };
  }

  #files(): Answers {
    return {
      memory_import: () => ({ task: "t1" }),
      memory_export: () => ({ task: "export" }),
      memory_statistics: () => ({ task: "count" }),
      memory_backups: () => ({ folder: "/home/m/.local/share/persklaar/backups", backups: BACKUPS }),
      memory_backup: () => ({ task: "backup" }),
      memory_restore: () => ({ task: "restore" }),
      memory_recover: () => ({ task: "recover" }),
      task_cancel: () => ({}),
    };
  }

  #edit(memory: string, unit: number, change: Partial<UnitView>): UnitView {
    const edited = { ...this.edited.get(unit), ...change };
    this.edited.set(unit, edited);
    this.#did("edit", 1);
    return { ...unitAt(memory, unit), ...edited };
  }

  #did(kind: Operation["kind"], units: number): Operation {
    for (const known of this.operations) known.redoable = false;
    const operation = {
      operation: this.operations.length + 1,
      kind,
      at: new Date().toISOString(),
      units,
      undone: false,
      redoable: false,
    };
    this.operations.push(operation);
    return operation;
  }

  #undo(number: number | null): Commands["memory_undo"]["response"] {
    const operation = this.operations.find((known) => known.operation === number) ?? this.operations.at(-1);
    if (!operation) return { operation: null, units: 0, kept: 0, task: null };
    operation.undone = operation.redoable = true;
    if (operation.kind === "edit") this.edited.clear();
    if (operation.kind === "delete") this.deleted.clear();
    this.settled = 0;
    return { operation: { ...operation }, units: operation.units, kept: 0, task: null };
  }

  /** The units themselves it does not bring back. */
  #redo(number: number | null): Commands["memory_redo"]["response"] {
    const operation = this.operations.find((known) => known.operation === number && known.redoable);
    if (!operation) return { operation: null, units: 0, kept: 0, task: null };
    operation.undone = operation.redoable = false;
    return { operation: { ...operation }, units: operation.units, kept: 0, task: null };
  }

  #units(name: string, filter: UnitFilter, offset: number, limit: number): Commands["memory_units"]["response"] {
    const shown = (unit: UnitView) => ({ ...unit, ...this.edited.get(unit.unit) });
    if (filter.words !== "") {
      const words = filter.words.toLowerCase().split(/\s+/);
      const found = PAIRS.map((_, index) => unitAt(name, index)).filter(
        (unit) =>
          !this.deleted.has(unit.unit) &&
          words.every((word) => (unit.source + unit.target).toLowerCase().includes(word)),
      );
      return {
        total: found.length,
        more: false,
        pending: 0,
        units: found.slice(offset, offset + limit).map(shown),
        micros: 412,
      };
    }
    const all = (this.memories.find((known) => known.memory === name)?.units ?? 0) - this.deleted.size;
    const total = Math.max(0, filter.author === null && filter.origin === null ? all : Math.min(all, 8211));
    const units = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
      unitAt(name, offset + at),
    );
    return {
      total,
      more: false,
      pending: 0,
      units: units.filter((unit) => !this.deleted.has(unit.unit)).map(shown),
      micros: 412,
    };
  }
}

const FACETS: Facets = {
  authors: [
    { value: "M. de Wit", units: 8211 },
    { value: "J. Okafor", units: 3120 },
    { value: "", units: 1101 },
  ],
  documents: Array.from({ length: 14 }, (_, at) => ({
    value: `Persberichten ${String(2025 - at)}`,
    units: 2000 - at * 120,
  })),
  origins: [
    { value: "typed", units: 7400 },
    { value: "imported", units: 5032 },
  ],
  pairs: [
    { from: "nl", to: "en-GB", units: 9800 },
    { from: "nl", to: "fr", units: 2100 },
    { from: "nl", to: "ar", units: 532 },
  ],
  years: [2026, 2025, 2024, 2023].map((year, at) => ({ value: String(year), units: 5000 - at * 1100 })),
};

export const STATISTICS: MemoryStatistics = {
  memory: "press",
  units: 12_432,
  facets: FACETS,
  documents: 214,
  source_words: 181_204,
  target_words: 193_551,
  tagged: 1_204,
  contradictions: 42,
  duplicates: 19,
  deleted: 88,
  bytes: 8_421_376,
  index_bytes: 3_100_000,
  backed_up: ago(1),
};

const BACKUPS: Commands["memory_backups"]["response"]["backups"] = [
  { path: "/b/5.pkmemory", kind: "before-restore", made: ago(0), bytes: 8_421_376, units: 12_432 },
  { path: "/b/4.pkmemory", kind: "backup", made: ago(1), bytes: 8_400_896, units: 12_410 },
  { path: "/b/3.pkmemory", kind: "backup", made: ago(2), bytes: 8_380_416, units: 12_377 },
  { path: "/b/2.pkmemory", kind: "damaged", made: ago(20), bytes: 7_200_000, units: null },
  { path: "/b/1.pkmemory", kind: "backup", made: ago(40), bytes: 6_111_232, units: 9_120 },
];

const OTHERS = [
  "This decision is part of a larger plan.",
  "This decision forms part of a wider strategy.",
  "The decision belongs to a bigger plan.",
];

function groups(memory: string, total: number, offset: number, limit: number): Commands["contradictions"]["response"] {
  const group = (at: number): UnitGroup => ({
    units: OTHERS.slice(0, 2 + (at % 2)).map((target, index) => ({
      ...unitAt(memory, at * 10 + index),
      ...{ source: unitAt(memory, at).source, target },
    })),
    total: 2 + (at % 2),
  });
  const count = Math.max(0, Math.min(limit, total - offset));
  return {
    total: Math.max(0, total),
    groups: Array.from({ length: count }, (_, at) => group(offset + at)),
    micros: 800,
  };
}
