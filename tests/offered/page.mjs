// What runs inside the page: every text that a reader sees or hears, with where it stands. It is sent to the browser as
// source, so it is one function and imports nothing. It decides nothing about languages.

/** Answers `[{ text, where }]` for a document and the pages inside it. */
export function texts() {
  const NAMES = [
    'title', 'xlink:title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription',
    'aria-placeholder', 'aria-braillelabel', 'aria-brailleroledescription',
  ];
  const META = new RegExp(
    '^(description|keywords|news_keywords|abstract|summary|title|application-name|apple-mobile-web-app-title|' +
      'msapplication-tooltip|(dc|dcterms)[.:](title|description|subject|abstract|alternative)|' +
      'og:(title|description|site_name|(image|video|audio):(alt|title)|video:tag)|(video|article|book):tag|article:section|' +
      'twitter:(title|description|image:alt|label\\d+|data\\d+))$',
    'i',
  );
  const ITEMS = /^(headline|alternativeHeadline|description|name|caption|abstract|keywords|articleSection|articleBody|text)$/;
  const STRUCTURED = /^(headline|alternativeHeadline|description|caption|abstract|keywords|articleSection|articleBody|text|name)$/;
  const SOMEONE = /(Person|Organization|NGO|Corporation|Place|City|Country|State|PostalAddress|AdministrativeArea|Language|Brand)$/;
  const OWNERS = /^(author|creator|publisher|editor|contributor|provider|sourceOrganization|location|address)$/;
  // Elements whose content no browser shows: styles and scripts, and fallbacks for browsers of another age.
  const UNSEEN = new Set(['script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext', 'metadata']);
  const CODE = new Set(['code', 'listing', 'mi', 'mo', 'mn', 'ms', 'annotation', 'annotation-xml']);
  const out = [];

  const step = (element) => {
    const name = element.localName;
    const same = [...(element.parentNode?.children ?? [])].filter((one) => one.localName === name);
    return same.length > 1 ? `${name}:nth-of-type(${same.indexOf(element) + 1})` : name;
  };
  const path = (element) => {
    const steps = [];
    for (let at = element; at?.localName; at = at.parentElement) steps.unshift(step(at));
    return steps.join(' > ');
  };

  // Each element's own word comes before what it inherits.
  const said = (element) => {
    const word = element.getAttribute('translate')?.trim().toLowerCase();
    if (word === 'no') return true;
    if (word === 'yes' || word === '') return false;
    return element.classList.contains('notranslate') ? true : undefined;
  };
  const add = (text, where) => {
    if (text?.trim()) out.push({ text: text.replace(/\s+/g, ' ').trim(), where });
  };

  const attributes = (element, where, state) => {
    const of = (name) => element.getAttribute(name);
    const name = element.localName;
    for (const known of NAMES) {
      // Style sheets with one title are a set, so it is an identifier.
      const isSet = name === 'style' || (name === 'link' && /\bstylesheet\b/i.test(of('rel') ?? ''));
      if (!isSet) add(of(known), `${where} @${known}`);
    }
    if (['option', 'optgroup', 'track'].includes(name)) add(of('label'), `${where} @label`);
    if (name === 'table') add(of('summary'), `${where} @summary`);
    if (name === 'th') add(of('abbr'), `${where} @abbr`);
    if (name === 'input' && ['submit', 'button', 'reset'].includes(element.type)) add(of('value'), `${where} @value`);
    if (name === 'meta') meta(element, where, state);
  };
  const meta = (element, where, state) => {
    const of = (name) => (element.getAttribute(name) ?? '').trim();
    const told = [...of('property').split(/\s+/), of('name')].some((name) => META.test(name));
    const items = of('itemprop').split(/\s+/).filter((name) => ITEMS.test(name));
    if (told || items.some((name) => name !== 'name' || !state.someone)) add(of('content'), `${where} @content`);
  };

  const structured = (value, key, owner, where) => {
    if (typeof value === 'string') {
      if (STRUCTURED.test(key)) add(value, where);
    } else if (Array.isArray(value)) {
      value.forEach((one, index) => structured(one, key, owner, `${where}[${index}]`));
    } else if (value && typeof value === 'object') {
      const types = [value['@type'] ?? []].flat();
      const someone = types.length ? types.some((type) => SOMEONE.test(type)) : OWNERS.test(key);
      for (const [name, one] of Object.entries(value)) {
        if (name === 'name' && typeof one === 'string' && someone) continue;
        structured(one, name === '@value' ? key : name, key, `${where}.${name}`);
      }
    }
  };
  const script = (element, where) => {
    if (!/^\s*application\/ld\+json\s*(;|$)/i.test(element.type)) return;
    try {
      structured(JSON.parse(element.textContent), '', '', `${where} json`);
    } catch {
      // What is no JSON has no readers.
    }
  };

  const walk = (node, where, state) => {
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) {
      if (!state.off) add(node.data, where);
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.localName;
    const at = state.prefix + path(node);
    const no = said(node) ?? state.no;
    const off = said(node) ?? (state.off || CODE.has(name));
    const someone = node.hasAttribute('itemscope')
      ? (node.getAttribute('itemtype') ?? '').split(/\s+/).some((type) => SOMEONE.test(type))
      : state.someone;
    const next = { ...state, no, off, someone };
    if (!no) attributes(node, at, next);
    if (name === 'script' && !no) script(node, at);
    if (name === 'iframe' && !no && node.hasAttribute('srcdoc')) {
      const inner = new DOMParser().parseFromString(node.getAttribute('srcdoc'), 'text/html');
      walk(inner.documentElement, at, { ...next, off: false, prefix: `${at} @srcdoc > ` });
    }
    if (UNSEEN.has(name)) return;
    if (name === 'textarea') {
      if (!off) add(node.defaultValue, at);
      return;
    }
    for (const child of (name === 'template' ? node.content : node).childNodes) walk(child, at, next);
    if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) walk(child, `${at} #shadow`, next);
  };
  walk(document.documentElement, 'html', { prefix: '', no: false, off: false, someone: false });
  return out;
}
