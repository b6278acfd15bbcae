'use strict';
/* recalculate.js WORKBOOK WORK: LibreOffice comes to the same totals, and to
 * others where an item is changed. */
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');

const [workbook, work] = process.argv.slice(2);
function calculate(file, into) {
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${path.resolve(work)}/profile`,
    '--convert-to', 'fods', '--outdir', into, file], { stdio: 'ignore', timeout: 240000 });
  return fs.readFileSync(path.join(into, path.basename(file).replace(/\.\w+$/, '.fods')), 'utf8');
}
/* Each sheet's cells by row and column, with where they stand in the file. */
function cells(text) {
  const all = [];
  for (const t of text.matchAll(/<table:table table:name="([^"]*)"[^]*?<\/table:table>/g)) {
    let row = 0;
    for (const r of t[0].matchAll(/<table:table-row([^>]*?)(?:\/>|>([^]*?)<\/table:table-row>)/g)) {
      let column = 0;
      for (const c of (r[2] || '').matchAll(/<table:(?:covered-)?table-cell([^>]*?)(\/>|>)/g)) {
        const value = /office:value="([^"]*)"/.exec(c[1]), formula = /table:formula="([^"]*)"/.exec(c[1]);
        if (value) all.push({ sheet: t[1], row, column, value: Number(value[1]), formula: formula && formula[1],
          text: c[0], at: t.index + t[0].indexOf(r[0]) + r[0].indexOf(c[0]) });
        column += Number((/columns-repeated="(\d+)"/.exec(c[1]) || [0, 1])[1]);
      }
      row += Number((/rows-repeated="(\d+)"/.exec(r[1]) || [0, 1])[1]);
    }
  }
  return all;
}
/* The values as written, by the reader of the other test. */
const unzip = (name) => execFileSync('unzip', ['-p', workbook, name], { encoding: 'utf8', maxBuffer: 1 << 28 });
const written = [];
[...unzip('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].forEach((s, i) => {
  for (const m of unzip(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<c r="([A-Z]+)(\d+)"[^>]*><f>([^<]*)<\/f><v>([^<]*)<\/v>/g))
    written.push({ sheet: s[1], row: m[2] - 1, value: Number(m[4]),
      column: [...m[1]].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1 });
});

/* Without the results that are stored, it has to calculate them. */
const text = calculate(workbook, work).replace(/<table:table-cell[^>]*table:formula=[^>]*>/g,
  (cell) => cell.replace(/ (office:value|office:value-type|calcext:value-type)="[^"]*"/g, ''));
function again(name, content) {
  const folder = path.join(work, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(work, name + '.fods'), content);
  return cells(calculate(path.join(work, name + '.fods'), folder));
}
const found = again('calculated', text);
const same = (a, b) => a.sheet === b.sheet && a.row === b.row && a.column === b.column;
let wrong = 0;
for (const w of written) {
  const c = found.find((x) => same(x, w));
  if (c && c.formula && Math.abs(c.value - w.value) < 1e-6) continue;
  wrong++;
  console.log(`${w.sheet} ${w.row + 1}: ${w.value} is written, ${c && c.value} is calculated`);
}
/* Add 7 to the first item of the first sum of two cells or more. */
const sum = found.find((c) => /\[\.[A-Z]+\d+:/.test(c.formula || ''));
const range = sum && /\[\.([A-Z]+)(\d+):\.[A-Z]+(\d+)\]/.exec(sum.formula);
const item = sum && found.find((c) => c.sheet === sum.sheet && c.column === sum.column && !c.formula && c.value &&
  c.row >= range[2] - 1 && c.row < range[3]);
if (sum && item) {
  const at = cells(text).find((x) => same(x, item)); /* where it stands in this text */
  const changed = text.slice(0, at.at) + at.text.replace(/office:value="[^"]*"/, `office:value="${item.value + 7}"`) +
    text.slice(at.at + at.text.length);
  const other = again('changed', changed).find((x) => same(x, sum));
  if (Math.abs(other.value - sum.value - 7) > 1e-6) {
    wrong++;
    console.log(`${sum.sheet} ${sum.row + 1}: still ${other.value} after a change`);
  }
}
console.log(`${written.length} formulas, ${wrong} wrong`);
process.exit(wrong || !written.length ? 1 : 0);
