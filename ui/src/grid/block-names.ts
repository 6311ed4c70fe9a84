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
  if (role === "title") return { id: isDocumentTitle(context) ? "role-document-title" : "role-title", args: NAMELESS };
  if (isPart(context)) return called("role-part", PARTS, context);
  return ROLES.has(role) ? { id: `role-${role}`, args: NAMELESS } : undefined;
}

/** Whether a block stands outside the running text of its release, such as in a footnote. */
export function isPart(context: string | null): boolean {
  return (context ?? "") !== "";
}

function called(family: string, words: ReadonlyMap<string, string>, context: string | null): BlockName {
  const name = context ?? "";
  if (name === "") return { id: family, args: NAMELESS };
  return { id: words.get(folded(name)) ?? `${family}-named`, args: { name } };
}

/** `twitter:label1` and `twitter:data2` are numbered. */
function folded(context: string): string {
  return context
    .trim()
    .toLowerCase()
    .replace(/^(twitter:(?:label|data))\d+$/, "$1");
}

/** Word and its like keep a title apart from the text, under a name with a prefix. */
function isDocumentTitle(context: string | null): boolean {
  return /^dc[:.]title$/i.test(context ?? "");
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
  "role-metadata-description": "description sailthru.description",
  "role-metadata-about": "dc:description dc.description dcterms.description disambiguatingdescription",
  "role-metadata-summary": "summary excerpt abstract citation_abstract dc.abstract dcterms.abstract",
  "role-metadata-keywords":
    "keywords keyword tags tag news_keywords citation_keywords cp:keywords parsely-tags sailthru.tags article:tag book:tag og:video:tag video:tag",
  "role-metadata-section": "section category categories article:section articlesection parsely-section genre",
  "role-metadata-subject": "subject dc:subject dc.subject dcterms.subject",
  "role-metadata-title": "title dc:title dc.title dcterms.title citation_title parsely-title sailthru.title",
  "role-metadata-name": "name",
  "role-metadata-headline": "headline heading",
  "role-metadata-subtitle": "subtitle alternativeheadline dcterms.alternative",
  "role-metadata-lead": "lead intro",
  "role-metadata-caption": "caption",
  "role-metadata-text": "articlebody text reviewbody",
  "role-metadata-transcript": "transcript",
  "role-metadata-credit": "credittext",
  "role-metadata-copyright": "copyrightnotice",
  "role-metadata-job-title": "jobtitle",
  "role-metadata-slogan": "slogan",
  "role-metadata-accessibility": "accessibilitysummary",
  "role-metadata-site-name": "og:site_name application-name apple-mobile-web-app-title",
  "role-metadata-social-title": "og:title twitter:title og:audio:title",
  "role-metadata-social-description": "og:description twitter:description",
  "role-metadata-social-image": "og:image:alt twitter:image:alt",
  "role-metadata-social-video": "og:video:alt",
  "role-metadata-social-detail": "twitter:label twitter:data",
  "role-attribute-alt": "alt",
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
