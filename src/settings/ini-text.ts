/** The sections of an INI file as Python's configparser reads it: indented lines go on with the value above. */
export function readIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  let key: string | null = null;
  for (const line of text.split(/\r?\n/u)) {
    if (/^\s*[#;]/u.test(line) || line.trim() === '') continue;
    const header = /^\[([^\]]+)\]/u.exec(line)?.[1];
    const sign = line.search(/[=:]/u);
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
      key = null;
    } else if (/^\s/u.test(line)) {
      if (key !== null) section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`.trim());
    } else if (sign > 0) {
      key = line.slice(0, sign).trim().toLowerCase().replaceAll('-', '_');
      section.set(key, line.slice(sign + 1).trim());
    } else key = null;
  }
  return sections;
}
