export { has, locale, t } from "./locale.svelte";
export { locales, type Args } from "./messages";
export { default as T } from "./T.svelte";
