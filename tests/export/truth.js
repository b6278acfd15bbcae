'use strict';
/* truth.js PROGRAM DOCUMENT WORK: what data/ says of a document, in every form,
 * against the cells of the JSON, and those against the text as it was read. */
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');

const [program, document, work] = process.argv.slice(2);
let wrong = 0, checked = 0;
function check(good, what) {
  checked++;
  if (good) return;
  wrong++;
  if (wrong < 20) console.log('wrong: ' + what);
}
const run = (file, args, options) => execFileSync(file, args,
  { maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], ...options });
function tolerant(file, args) { /* exit 1 only says what the data are like */
  try { return run(file, args); } catch (e) {
    if (e.status !== 1) throw e;
    return e.stdout;
  }
}
tolerant(program, ['report', document, '-o', work, '--only', 'data']);
const folder = path.join(work, fs.readdirSync(work).find((f) => fs.existsSync(path.join(work, f, 'data'))), 'data');
const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
const json = JSON.parse(read('budget.json'));
const source = JSON.parse(read('source.json')).lines;
const pack = JSON.parse(read('datapackage.json'));
const whole = JSON.parse(tolerant(program, ['show', '--json', document]));

/* ------------------------------------------------------------- reading */

const UNITS = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
/* Digits as 分, exactly; null for what is no number. */
function fen(text, unit) {
  const digits = String(text ?? '').normalize('NFKC').replace(/[\s,]/g, '');
  const m = /^([-−(]?)(\d+)(?:\.(\d*))?\)?$/.exec(digits);
  if (!m) return null;
  const places = UNITS[unit] + 2;
  const decimals = (m[3] || '').padEnd(places, '0');
  if (/[1-9]/.test(decimals.slice(places))) return null;
  const n = BigInt(m[2] + decimals.slice(0, places));
  return m[1] ? -n : n;
}
const fold = (text) => String(text ?? '').normalize('NFKC').replace(/[\s,"“”]/g, '');
function parseCsv(text) {
  const rows = [];
  let row = [], cell = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { cell += c; i++; }
    else if (c === '"') quoted = !quoted;
    else if (quoted || (c !== ',' && c !== '\r' && c !== '\n')) cell += c;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell); rows.push(row); row = []; cell = ''; }
  }
  return rows;
}
const part = (name) => run('unzip', ['-p', path.join(folder, 'budget.xlsx'), name]);
const unescape = (t) => t.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
  .replace(/_x([0-9A-F]{4})_/g, (all, code) => String.fromCharCode(parseInt(code, 16)));
const strings = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>|<si><t\/><\/si>/g)]
  .map((m) => unescape(m[1] || ''));
const sheets = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map((m) => unescape(m[1]));
/* Cells of a sheet by row and column; formulas beside. */
function sheet(name) {
  const cells = [], formulas = [];
  for (const m of part(`xl/worksheets/sheet${sheets.indexOf(name) + 1}.xml`)
    .matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>(?:<f>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>)?<\/c>)/g)) {
    const column = [...m[1]].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
    const row = cells[m[2] - 1] = cells[m[2] - 1] || [];
    if (m[5] !== undefined) row[column] = /t="s"/.test(m[3]) ? strings[m[5]] : Number(m[5]);
    if (m[4]) formulas.push({ row: m[2] - 1, column, formula: m[4] });
  }
  return { cells, formulas };
}

/* ------------------------------------- the cells of the JSON and the text */

const tables = new Map(json.tables.map((t) => [t.number, t]));
for (const t of json.tables) {
  t.byLine = new Map();
  const starts = [...t.lines, ...t.totals.map((x) => x.line), t.last_line + 1].sort((a, b) => a - b);
  t.lines.forEach((line, i) => {
    const next = starts.find((s) => s > line) ?? line + 1;
    /* a row may begin before its own line, where a name is wrapped round it */
    const text = fold(source.slice(line - 1, next - 1).map((l) => l.text).join(''));
    const near = fold(source.slice(Math.max(0, line - 4), next + 2).map((l) => l.text).join(''));
    check(line >= t.first_line && line <= t.last_line, `table ${t.number}: line ${line} is outside`);
    const merged = /targets|evaluation/.test(t.kind); /* cells over many rows */
    const figures = merged ? [] : t.cells[i].filter((c) => fen(c, '元') !== null);
    for (const c of figures)
      check(text.includes(fold(c)), `table ${t.number}: ${c} is not at line ${line}`);
    for (const c of merged ? [] : t.cells[i])
      check(near.includes(fold(c)), `table ${t.number}: “${c}” is not near line ${line}`);
    if (!t.byLine.has(line)) t.byLine.set(line, []);
    t.byLine.get(line).push(t.cells[i]);
  });
}

/* --------------------------------------- the same rows in all three forms */

const csv = {};
for (const resource of pack.resources) {
  const rows = parseCsv(read(resource.path));
  const fields = resource.schema.fields, names = rows.shift();
  check(names.join() === fields.map((f) => f.name).join(), `${resource.name}: header`);
  csv[resource.name] = rows.map((row) => Object.fromEntries(row.map((c, i) => [names[i], c])));
  const table = resource.name.replace(/-/g, '_');
  const stored = JSON.parse(run('sqlite3', ['-json', path.join(folder, 'budget.sqlite'),
    `SELECT * FROM ${table}`]) || '[]');
  const { cells, formulas } = sheet(resource.title);
  check(stored.length === rows.length, `${table}: ${stored.length} rows in SQLite, ${rows.length} in CSV`);
  check(cells[0].join() === fields.map((f) => f.title).join(), `${resource.title}: header of the sheet`);
  rows.forEach((row, i) => fields.forEach((f, k) => {
    const amount = `${f.name}_fen` in stored[i];
    const cell = row[k], here = `${resource.name} row ${i + 1} ${f.name}`;
    const kept = stored[i][amount ? f.name + '_fen' : f.name], shown = (cells[i + 1] || [])[k];
    const text = cell.replace(/^'(?=[=+@\t-])/, '');
    check(amount ? (cell === '' ? kept === null : BigInt(kept) === fen(cell, '元'))
      : f.type === 'string' ? (kept ?? '') === text : (kept === null ? cell === '' : kept === Number(cell)),
    `${here}: CSV ${cell}, SQLite ${kept}`);
    check(f.type === 'string' ? (shown ?? '') === text.slice(0, 32767)
      : cell === '' ? shown === undefined : shown === Number(cell), `${here}: CSV ${cell}, XLSX ${shown}`);
  }));
  for (const { column, formula } of formulas) {
    const sum = rows.reduce((all, r) => all + (fen(r[column], '元') ?? 0n), 0n);
    check(/^SUBTOTAL\(109,/.test(formula) &&
      BigInt(Math.round(cells[rows.length + 1][column] * 100)) === sum, `${resource.title}: total ${formula}`);
  }
}

/* -------------------------------- each row of the data against the cells */

const LABELS = { expenditure: 'expenditure_type_label', orgs: 'source_label', 'project-lines': 'source_label' };
const TEXTS = ['org_code', 'org_printed', 'project_printed', 'function_printed', 'department_economic_code',
  'department_economic_printed', 'government_economic_code', 'government_economic_printed', 'name', 'category',
  'level1', 'level2', 'level3', 'field'];
for (const name of ['expenditure', 'orgs', 'project-lines', 'procurement', 'service-purchases', 'revenue', 'classes', 'three-public'])
  for (const row of csv[name] || []) {
    const t = tables.get(row.table), here = `${name} ${row.id}`;
    const rows = t ? t.byLine.get(Number(row.line)) || (t.totals.some((x) => x.line === Number(row.line)) && name === 'three-public' ? [Object.values(t.totals.find((x) => x.line === Number(row.line)).values)] : null) : null;
    check(rows, `${here}: no row at line ${row.line} of table ${row.table}`);
    if (!rows || row.value === '') continue;
    const value = fen(row.value, '元');
    const is = (cell) => fen(cell, t.money_unit) === value;
    const label = LABELS[name] && row[LABELS[name]];
    const column = label ? t.columns.indexOf(label) : -1;
    const repaired = json.findings.some((f) => f.table === row.table && f.line === Number(row.line) && f.used);
    check(repaired || rows.some((cells) => column >= 0 ? is(cells[column]) : cells.some(is)),
      `${here}: ${row.value} is not printed under ${label || 'any column'} at line ${row.line}`);
    for (const k of TEXTS)
      if (row[k]) check(rows.some((cells) => fold(cells.join('')).includes(fold(row[k]))),
        `${here}: ${k} “${row[k]}” is not at line ${row.line}`);
  }
/* codes and names stand in their own columns, as the JSON has them by row */
for (const [name, list] of [['expenditure', json.expenditure], ['project-lines', json.project_lines]])
  for (const row of csv[name] || []) {
    const same = list.filter((x) => x.line === Number(row.line));
    for (const k of ['government_economic', 'department_economic'])
      check(same.some((x) => (x[k].code ?? '') === row[k + '_code'] && (x[k].name ?? '') === row[k + '_printed']),
        `${name} ${row.id}: ${k} ${row[k + '_code']} ${row[k + '_printed']}`);
    const levels = [row.function_item_code, row.function_section_code, row.function_class_code];
    check(same.some((x) => (x.function.name ?? '') === row.function_printed &&
      (!/^2\d\d(\d\d)?(\d\d)?$/.test(x.function.code ?? '') || levels.filter(Boolean)[0] === x.function.code)),
    `${name} ${row.id}: function ${levels} ${row.function_printed}`);
  }
for (const [name, list] of [['projects', json.projects], ['indicators', json.projects.flatMap((p) => p.indicators)],
  ['evaluations', json.evaluations], ['evaluation-indicators', json.evaluations.flatMap((e) => e.indicators)],
  ['funds', json.evaluations.flatMap((e) => e.funds)]])
  (csv[name] || []).forEach((row, i) => {
    const text = fold(source.slice(Math.max(0, row.line - 40), Number(row.line) + 40).map((l) => l.text).join(''));
    check(Number(row.line) === (list[i].line ?? list[i].first_line), `${name} ${row.id}: line ${row.line}`);
    for (const k of ['total', 'fiscal', 'initial', 'full_year', 'executed'])
      if (row[k] && list[i][k] !== undefined)
        check(fen(row[k], '元') === fen(list[i][k], '万元'), `${name} ${row.id}: ${k} ${row[k]}`);
    for (const k of ['level3', 'source', 'actual'])
      if (row[k] && row[k].length < 12) check(text.includes(fold(row[k].replace(/^'(?=[=+@\t-])/, ''))), `${name} ${row.id}: ${k} “${row[k]}” is not near line ${row.line}`);
  });

/* ----------------------------------------------------------------- sums */

const add = (list, of) => list.reduce((all, x) => all + (of(x) ?? 0n), 0n);
const values = (name, keep = () => true) => add((csv[name] || []).filter(keep), (r) => fen(r.value, '元'));
const wan = (list, key) => add(list, (x) => fen(x[key], '万元'));
const carried = (r) => r.source.startsWith('carried');
/* What is carried over: as printed, else its parts. */
const carriedOf = (x) => fen(x.carried, '万元') ?? add(Object.keys(x).filter((k) => k.startsWith('carried_')), (k) => fen(x[k], '万元'));
/* A row whose 合计 is blank counts as its parts. */
const spent = (x) => fen(x.total, '万元') ?? add([x.basic, x.project, ...x.others.map((o) => o.amount)], (v) => fen(v, '万元'));
check(values('expenditure') === add(json.expenditure, spent), 'sum of expenditure');
check(values('orgs') === wan(json.orgs, 'total'), 'sum of orgs');
check(values('orgs', carried) === add(json.orgs, carriedOf), 'what orgs carried over');
check(values('project-lines') === wan(json.project_lines, 'total'), 'sum of project lines');
check(values('project-lines', carried) === add(json.project_lines, carriedOf), 'what project lines carried over');
check(values('classes') === wan(json.expenditure_by_class, 'amount'), 'sum of classes');
check(values('procurement') === wan(json.procurement, 'amount'), 'sum of procurement');
check(values('service-purchases') === wan(json.service_purchases, 'amount'), 'sum of service purchases');
for (const y of json.three_public)
  check(values('three-public', (r) => Number(r.year) === y.year && r.phase === y.phase) === (fen(y.total, "万元") ?? 0n),
    `three public of ${y.year}`);
/* the printed 合计, where the check of it holds */
for (const [name, kind, key] of [['expenditure', 'expenditure', '合计'], ['project-lines', 'project-lines', '合计']]) {
  const t = json.tables.find((x) => x.kind === kind), total = t && t.totals.find((x) => x.values[key]);
  const broken = t && json.checks.some((c) => c.id === 'R06' && c.state === 'fails' && c.tables.includes(t.number));
  if (total && !broken) check(values(name) === fen(total.values[key], '万元'), `${name}: printed 合计 ${total.values[key]}`);
}
const grand = json.tables.find((t) => t.kind === 'balance')?.totals
  .find((x) => /收入总计/.test(x.label));
if (grand) check([...Object.values(grand.values)].some((v) => fen(v, '万元') === values('revenue')), 'revenue with what is carried over');

/* ------------------------------------------- the sheets as they are printed */

for (const t of json.tables) {
  const title = [...sheets].find((s) => s.startsWith(t.number));
  if (!title || !t.cells.length || !t.columns.length) continue;
  const { cells, formulas } = sheet(title);
  const lines = cells.slice(2).map((r) => (r || [])[t.columns.length]);
  check(t.lines.every((l) => lines.includes(l)), `sheet ${title}: lines`);
  for (const { row, column, formula } of formulas) {
    let sum = 0n;
    for (const range of formula.slice(4, -1).split(',')) {
      const [from, to] = range.split(':').map((c) => Number(c.replace(/[A-Z$]+/, '')));
      for (let r = from; r <= (to || from); r++) {
        const v = (cells[r - 1] || [])[column];
        sum += typeof v === 'number' ? BigInt(Math.round(v * 1e6)) : 0n;
      }
    }
    check(sum === BigInt(Math.round(cells[row][column] * 1e6)), `sheet ${title}: ${formula} is not its value`);
  }
}

/* -------------------------------------------------------------- contacts */

const secrets = new Set([...whole.projects, ...whole.evaluations].flatMap((p) => [p.person, p.phone])
  .filter((s) => s && s.length >= (/^[0-9-]+$/.test(s) ? 7 : 3)));
for (const file of fs.readdirSync(folder)) {
  const bytes = file.endsWith('.xlsx') ? strings.join('\n') : fs.readFileSync(path.join(folder, file), 'latin1');
  for (const s of secrets) {
    const needle = file.endsWith('.xlsx') ? s : Buffer.from(s).toString('latin1');
    check(!bytes.includes(needle), `${file} names ${s.slice(0, 1)}…`);
  }
}

console.log(`${path.basename(document)}: ${checked} comparisons, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
