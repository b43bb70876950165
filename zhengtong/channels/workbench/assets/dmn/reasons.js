// The reasons of a rule, on their way into the drawing and out again.
//
// A file keeps them as annotation entries, one for each annotation column (理由, reason, 依据 …);
// dmn-js shows one column, the description of a rule. There they stand line by line:
//     理由：年满六十周岁。
//     依据：第五条
const named = (node, name) => [...node.children].filter((child) => child.localName === name);
const textOf = (entry) => named(entry, "text")[0]?.textContent.trim() ?? "";

function eachTable(xml, change) {
  const file = new DOMParser().parseFromString(xml, "application/xml");
  if (file.querySelector("parsererror")) return xml;
  for (const table of file.getElementsByTagNameNS("*", "decisionTable")) {
    const columns = named(table, "annotation").map((column) => column.getAttribute("name") ?? "");
    if (columns.length) for (const rule of named(table, "rule")) change(rule, columns);
  }
  return new XMLSerializer().serializeToString(file);
}

function put(parent, name, first = false) {
  const qualified = parent.prefix ? `${parent.prefix}:${name}` : name;
  const made = parent.ownerDocument.createElementNS(parent.namespaceURI, qualified);
  if (first) parent.prepend(made);
  else parent.append(made);
  return made;
}

export const shown = (xml) =>
  eachTable(xml, (rule, columns) => {
    const entries = named(rule, "annotationEntry");
    const lines = columns
      .map((column, n) => [column, entries[n] ? textOf(entries[n]) : ""])
      .filter(([, text]) => text)
      .map(([column, text]) => `${column}：${text}`);
    for (const old of named(rule, "description")) old.remove();
    if (lines.length) put(rule, "description", true).textContent = lines.join("\n");
  });

export const kept = (xml) =>
  eachTable(xml, (rule, columns) => {
    const said = named(rule, "description")[0]?.textContent ?? "";
    const texts = columns.map(() => []);
    let at = 0;
    for (const line of said.split("\n")) {
      const [, name, rest] = line.match(/^\s*([^：:]+?)\s*[：:]\s*(.*)$/) ?? [];
      const column = columns.indexOf(name);
      if (column >= 0) at = column;
      const words = column >= 0 ? rest : line.trim();
      if (words) texts[at].push(words);
    }
    for (const old of [...named(rule, "description"), ...named(rule, "annotationEntry")]) old.remove();
    for (const words of texts) put(put(rule, "annotationEntry"), "text").textContent = words.join("\n");
  });
