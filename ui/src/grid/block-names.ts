// What a block is in words, where its looks do not say it: its role, and the attribute, metadata or part that it stands in.
// A name that nobody gave words is shown as it is written in the release, which is better than nothing.

/** A message and what it names. */
export interface BlockName {
  readonly id: string;
  readonly args: { readonly name: string };
}

/** What a block is called; undefined where that goes without saying. */
export function blockName(role: string, context: string | null): BlockName | undefined {
  if (role === "attribute") return called("role-attribute", ATTRIBUTES, context);
  if (role === "metadata") return called("role-metadata", METADATA, context);
  if (role === "title" && !isPart(context))
    return { id: isNamed(context) ? "role-document-title" : "role-title", args: NAMELESS };
  if (isNamed(context)) return called("role-part", PARTS, context);
  return ROLES.has(role) ? { id: `role-${role}`, args: NAMELESS } : undefined;
}

/** Whether a block stands in something with a name, and so outside the running text: a footnote, a line of metadata. */
export function isNamed(context: string | null): boolean {
  return (context ?? "").trim() !== "";
}

function isPart(context: string | null): boolean {
  return spellings(context ?? "").some((spelling) => PARTS.has(spelling));
}

function called(family: string, words: ReadonlyMap<string, string>, context: string | null): BlockName {
  const name = context?.trim() ?? "";
  if (name === "") return { id: family, args: NAMELESS };
  const known = spellings(name).find((spelling) => words.has(spelling));
  return { id: (known && words.get(known)) ?? `${family}-named`, args: { name } };
}

/**
 * A name as it is written, and as others write it: `og:title` is `og.title` in front matter, where `seo.meta_title` is a title
 * however deep it stands. `twitter:label1` and `twitter:data2` are numbered.
 */
function spellings(context: string): string[] {
  const written = context.trim().toLowerCase().replace(/\s+/g, "-");
  const key = written.split(".").at(-1) ?? "";
  return [
    written.replace(/^(twitter:(?:label|data))\d+$/, "$1"),
    written.replaceAll(".", ":"),
    key.replace(/[-_]/g, ""),
  ];
}

const NAMELESS = { name: "" };
const ROLES = new Set(["caption", "table-cell"]);

/** Words for several names at once; names in lower case. */
function table(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words).flatMap(([id, names]) => names.split(" ").map((name) => [name, id] as const)));
}

const ATTRIBUTES = table({
  "role-attribute-alt": "alt descr",
  "role-attribute-title": "title",
  "role-attribute-placeholder": "placeholder aria-placeholder",
  "role-attribute-aria-label": "aria-label",
  "role-attribute-aria-description": "aria-description",
  "role-attribute-value-text": "aria-valuetext",
  "role-attribute-kind": "aria-roledescription aria-brailleroledescription",
  "role-attribute-braille": "aria-braillelabel",
  "role-attribute-label": "label",
  "role-attribute-value": "value",
  "role-attribute-summary": "summary",
  "role-attribute-abbr": "abbr",
  "role-attribute-drawing": "desc",
  "role-inner-page": "srcdoc",
});

const METADATA = table({
  "role-metadata-description":
    "description metadescription seodescription seo:description meta:description sailthru.description",
  "role-metadata-about": "dc:description dcterms.description disambiguatingdescription",
  "role-metadata-summary": "summary excerpt abstract citation_abstract dc:abstract dcterms.abstract",
  "role-metadata-keywords":
    "keywords keyword tags tag news_keywords citation_keywords cp:keywords parsely-tags sailthru.tags article:tag book:tag og:video:tag video:tag",
  "role-metadata-section": "section category categories article:section articlesection parsely-section genre",
  "role-metadata-subject": "subject dc:subject",
  "role-metadata-title": "title dc:title citation_title parsely-title",
  "role-metadata-search-title": "metatitle seotitle pagetitle seo:title meta:title",
  "role-metadata-link-title": "linktitle",
  "role-metadata-name": "name",
  "role-metadata-headline": "headline heading",
  "role-metadata-subtitle": "subtitle alternativeheadline dcterms.alternative",
  "role-metadata-lead": "lead intro introduction deck standfirst teaser",
  "role-metadata-caption": "caption imagecaption",
  "role-metadata-text": "articlebody text reviewbody",
  "role-metadata-transcript": "transcript",
  "role-metadata-credit": "credittext",
  "role-metadata-copyright": "copyrightnotice",
  "role-metadata-job-title": "jobtitle",
  "role-metadata-slogan": "slogan",
  "role-metadata-accessibility": "accessibilitysummary",
  "role-metadata-site-name": "og:site_name application-name apple-mobile-web-app-title",
  "role-metadata-social-title": "og:title twitter:title og:audio:title ogtitle",
  "role-metadata-social-description": "og:description twitter:description ogdescription",
  "role-metadata-social-image": "og:image:alt twitter:image:alt",
  "role-metadata-social-video": "og:video:alt",
  "role-metadata-social-detail": "twitter:label twitter:data",
  "role-attribute-alt": "alt imagealt",
  "role-inner-page": "srcdoc",
});

const PARTS = table({
  "role-header": "header",
  "role-footer": "footer",
  "role-footnote": "footnote",
  "role-endnote": "endnote",
  "role-text-box": "text-box",
  "role-inner-page": "srcdoc",
});
