'use strict';
/* package.js DATA [TOOLS]: datapackage.json by the rules of Data Package 2.0,
 * Table Schema and Fiscal Data Package 1.0, and by the validator of npm. */
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const [folder, tools] = process.argv.slice(2);
const text = fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8');
const pack = JSON.parse(text);
let wrong = 0;
const check = (good, what) => { if (!good) { wrong++; console.log('wrong: ' + what); } };

/* ---------------------------------------------------------------- package */

const PROFILES = 'https://datapackage.org/profiles/2.0/';
check(pack.$schema === PROFILES + 'datapackage.json', '$schema of the package');
check(pack.profile === 'fiscal-data-package', 'profile');
check(/^[a-z0-9._/-]+$/.test(pack.name), 'name');
check(pack.title && pack.description, 'title and description');
check(/^[A-Z]{2}$/.test(pack.countryCode), 'countryCode: ISO 3166-1 alpha-2');
check(['aggregated', 'transactional'].includes(pack.granularity), 'granularity');
check(!pack.fiscalPeriod || ['start', 'end'].every((k) => /^\d{4}-\d\d-\d\d$/.test(pack.fiscalPeriod[k])), 'fiscalPeriod');
check(pack.licenses.length && pack.licenses.every((l) => l.name || l.path), 'licenses: a name or a path each');
check(pack.sources.length && pack.sources.every((s) => s.title), 'sources: a title each');
check(pack.resources.length, 'resources');
check(new Set(pack.resources.map((r) => r.name)).size === pack.resources.length, 'names of resources are unique');

/* -------------------------------------------------------------- resources */

/* The column types of Fiscal Data Package 1.0 that are used here; other parts
 * may be added behind those of an economic classification. */
const COLUMN_TYPES = new RegExp('^(date:fiscal-year|direction|value|value-currency:code|phase:(id|label)' +
  '|administrative-classification:generic:level[1-9]:(code|label)|functional-classification:generic:level[1-9]:(code|label)' +
  '|economic-classification:generic:level[1-9]:(code|label)(:government)?|expenditure-type:(code|label)' +
  '|activity:generic:(project|program):(code|label)|fin-source:generic:(code|label))$');
const TYPES = { string: () => true, integer: (v) => /^-?\d+$/.test(v), number: (v) => /^-?\d+(\.\d+)?$/.test(v) };
function rowsOf(bytes) {
  const rows = [];
  let row = [];
  for (const m of bytes.toString().matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g)) {
    row.push(m[1].startsWith('"') ? m[1].slice(1, -1).replace(/""/g, '"') : m[1]);
    if (m[2] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
const tables = new Map();
for (const r of pack.resources) {
  const bytes = fs.readFileSync(path.join(folder, r.path)), here = r.name + ': ';
  const { fields, extraFields = [], primaryKey } = r.schema;
  check(r.$schema === PROFILES + 'dataresource.json' && r.schema.$schema === PROFILES + 'tableschema.json', here + '$schema');
  check(r.type === 'table' && r.profile === 'tabular-data-resource' && /^[a-z0-9._-]+$/.test(r.name), here + 'a table');
  check(r.bytes === bytes.length && r.hash === 'sha256:' + crypto.createHash('sha256').update(bytes).digest('hex'), here + 'bytes, hash');
  const [header, ...rows] = rowsOf(bytes), names = fields.map((f) => f.name);
  check(header.join() === names.join() && new Set(names).size === names.length, here + 'header');
  tables.set(r.name, { names, rows });
  const at = (name) => names.indexOf(name);
  fields.forEach((f, i) => {
    check(f.name && f.title && TYPES[f.type], `${here}${f.name} has name, title, type`);
    const known = f.constraints?.enum;
    for (const row of rows) {
      check(row.length === names.length, here + 'as many cells as columns');
      if (row[i] === '') continue;
      check(TYPES[f.type](row[i]), `${here}${f.name}: ${row[i]} is no ${f.type}`);
      check(!known || known.includes(row[i]), `${here}${f.name}: ${row[i]} is none of ${known}`);
    }
  });
  const keys = rows.map((row) => primaryKey.map((k) => row[at(k)]).join('\0'));
  check(new Set(keys).size === keys.length && !keys.includes(''), here + 'primary key');
  /* fiscal: one value a row, its year, direction and currency are known */
  const types = [...fields, ...extraFields].map((f) => f.columnType).filter(Boolean);
  check(types.every((t) => COLUMN_TYPES.test(t)), here + types.find((t) => !COLUMN_TYPES.test(t)));
  check(new Set(types).size === types.length, here + 'a column type stands once');
  check(extraFields.every((f) => 'constant' in f), here + 'extra fields are constants');
  if (!types.includes('value')) continue;
  for (const t of ['direction', 'value-currency:code', ...(pack.fiscalPeriod ? ['date:fiscal-year'] : [])])
    check(types.includes(t), here + 'no ' + t);
  const year = [...fields, ...extraFields].find((f) => f.columnType === 'date:fiscal-year');
  check(!year || (year.type === 'integer' && (!('constant' in year) || Number.isInteger(year.constant))), here + 'the year is an integer');
}
for (const r of pack.resources)
  for (const key of r.schema.foreignKeys || []) {
    const here = tables.get(r.name), there = tables.get(key.reference.resource);
    const known = new Set(there.rows.map((row) => row[there.names.indexOf(key.reference.fields[0])]));
    for (const row of here.rows) {
      const value = row[here.names.indexOf(key.fields[0])];
      check(value === '' || known.has(value), `${r.name}: ${key.fields[0]} ${value} is not in ${key.reference.resource}`);
    }
  }

/* -------------------------------------------------------------------- npm */

/* It knows Fiscal Data Package only as it was before 1.0, so it is asked for
 * what lies under it: a Tabular Data Package. */
async function independent() {
  const { Package } = require(path.join(tools, 'node_modules/datapackage'));
  const found = await Package.load({ ...pack, profile: 'tabular-data-package' }, { basePath: folder });
  check(found.valid, 'npm: ' + found.errors.map((e) => e.message).join('; '));
  for (const r of found.resources)
    await r.read({ keyed: true, relations: true }).catch((e) =>
      check(false, `npm: ${r.name}: ${(e.errors || [e]).slice(0, 3).map((x) => x.message).join('; ')}`));
}
(tools ? independent() : Promise.resolve()).then(() => {
  console.log(`${pack.resources.length} tables, ${wrong} wrong`);
  process.exit(wrong ? 1 : 0);
});
