import { CHINESE } from "./chinese.js";

// A module of diagram-js and table-js: `translate(template, replacements)` in the page's language.
export function translating(language) {
  const words = language.startsWith("zh") ? CHINESE : {};
  const translate = (template, replacements = {}) =>
    (words[template] ?? template).replace(/{\s*([^}\s]+)\s*}/g, (whole, key) =>
      key in replacements ? replacements[key] : whole,
    );
  return { translate: ["value", translate] };
}
