// What can be done with a unit, as its menu says it.
import type { UnitView } from "../api/contract.gen";
import { t } from "../i18n";
import { isMac, keyCaps } from "../keys/strokes";
import type { MenuItem } from "./menu";
import type { Question } from "./question.svelte";

export interface UnitVerbs {
  readonly writable: boolean;
  /** How many units are chosen with this one. */
  readonly several: number;
  readonly question: Question;
  ask(): void;
  edit(side: "source" | "target"): void;
  /** Shows all with this source. */
  same(): void;
  copy(side: "source" | "target"): void;
  remove(): void;
}

export function unitMenu(unit: UnitView, on: UnitVerbs): MenuItem[] {
  const key = (name: string) => keyCaps(name, isMac()).join(" ");
  const filter = (label: string, change: () => void): MenuItem => ({
    label,
    run: () => {
      change();
      on.ask();
    },
  });
  const edit: MenuItem[] = on.writable
    ? [
        { label: t("memory-menu-edit"), key: key("Enter"), run: () => on.edit("target") },
        { label: t("memory-menu-edit-source"), key: key("Shift+Enter"), run: () => on.edit("source") },
      ]
    : [];
  const remove: MenuItem[] = on.writable
    ? [
        {
          label: t("memory-menu-delete", { count: on.several }),
          key: "Delete",
          danger: true,
          apart: true,
          run: () => on.remove(),
        },
      ]
    : [];
  const filters: MenuItem[] = [
    { label: t("memory-menu-same"), run: () => on.same() },
    ...(unit.document === ""
      ? []
      : [
          filter(t("memory-menu-document", { document: unit.document }), () =>
            on.question.choose({ document: unit.document }),
          ),
        ]),
    ...(unit.author === ""
      ? []
      : [filter(t("memory-menu-author", { author: unit.author }), () => on.question.choose({ author: unit.author }))]),
  ];
  return [
    ...edit,
    { label: t("memory-menu-copy-target"), key: key("Mod+C"), run: () => on.copy("target") },
    { label: t("memory-menu-copy-source"), run: () => on.copy("source") },
    ...filters.map((item, at) => ({ ...item, apart: at === 0 })),
    ...remove,
  ];
}
