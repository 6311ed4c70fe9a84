import { describe, expect, test } from "vitest";
import { Rows } from "../editor/rows.svelte";
import { testJob } from "../../test/editor/job";
import { format, locales } from "../i18n/messages";
import { blockName } from "./block-names";
import { nameOf } from "./shape";

/** What HTML, Word and Markdown name; every one of them has words of its own. */
const ATTRIBUTES =
  "alt title placeholder aria-label aria-description aria-valuetext aria-roledescription aria-placeholder " +
  "aria-braillelabel aria-brailleroledescription label value summary abbr desc descr srcdoc";
const METADATA =
  "description keywords og:title og:description og:image:alt og:site_name og:video:alt og:video:tag og:audio:title " +
  "twitter:title twitter:description twitter:image:alt twitter:label1 twitter:data2 news_keywords article:section article:tag " +
  "application-name apple-mobile-web-app-title dc.title dc:description dcterms.subject dcterms.abstract citation_title " +
  "parsely-tags sailthru.description headline alternativeHeadline caption articleBody articleSection abstract creditText " +
  "copyrightNotice jobTitle transcript reviewBody accessibilitySummary disambiguatingDescription genre slogan text name " +
  "deck imageAlt image_caption intro introduction link-title metaDescription meta_title ogDescription og_title pagetitle " +
  "seo.title seo_description standfirst teaser og.title twitter.description params.seo.meta_title " +
  "title subtitle summary excerpt lead alt tags categories cp:keywords dc:subject";
const PARTS = ["header", "footer", "footnote", "endnote", "text-box", "text box", "srcdoc"];

function said(locale: string, role: string, context: string | null): string | undefined {
  const name = blockName(role, context);
  return name && format(locale, name.id, name.args);
}

const named = (role: string, contexts: readonly string[]) => contexts.map((context) => [role, context] as const);

describe.each(locales)("in %s", (locale) => {
  test.each([
    ...named("attribute", ATTRIBUTES.split(" ")),
    ...named("metadata", METADATA.split(" ")),
    ...named("paragraph", PARTS),
    ...named("table-cell", PARTS),
  ])("%s %s has words for people", (role, context) => {
    const name = blockName(role, context);
    expect(name?.id).not.toMatch(/-named$/);
    expect(said(locale, role, context)).toMatch(/^\p{Lu}/u);
  });

  test.each([
    ["attribute", "data-new"],
    ["metadata", "og:novelty"],
    ["paragraph", "margin-note"],
  ])("%s %s is shown by its own name", (role, context) => expect(said(locale, role, context)).toContain(context));

  test.each([
    ["attribute", null],
    ["metadata", ""],
    ["caption", null],
    ["table-cell", null],
    ["title", null],
    ["title", "title"],
  ])("%s without a name is said in general", (role, context) => {
    expect(said(locale, role, context)).toMatch(/^\p{L}[\p{L} ]+$/u);
  });
});

test.each([
  ["paragraph", null, undefined],
  ["heading2", null, undefined],
  ["metadata", "OG:Title", "Title on social media"],
  ["metadata", "twitter:label12", "Detail on social media"],
  ["metadata", "twitter:label", "Detail on social media"],
  ["metadata", "og.title", "Title on social media"],
  ["metadata", "params.seo.meta_title", "Title for search engines"],
  ["metadata", "dc.title", "Title"],
  ["metadata", "params.lead_photo", "Page information “params.lead_photo”"],
  ["metadata", "..", "Page information “..”"],
  ["list-item", "footnote", "Footnote"],
  ["title", "header", "Header"],
  ["title", "title", "Title of the document"],
  ["title", null, "Page title"],
  ["attribute", "constructor", "Attribute “constructor”"],
])("%s %s is called %s", (role, context, expected) => expect(said("en", role, context)).toBe(expected));

test("a title that is set as the headline needs no name", () => {
  const title = new Rows(testJob().segments).list.find((row) => row.view.role === "title");
  expect(title && [nameOf(title, "heading1"), nameOf(title, "quiet")?.id]).toEqual([undefined, "role-title"]);
});
