'use strict';
/* What the page says is what the data says, and every figure leads to where it
 * is from. */
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const { address, check, readJson } = require('./shared.js');

function plain(text) { return text.replace(/,/g, ''); }
function reader(page) {
  return (selector) => page.$$eval(selector, (rows) => rows.map((row) =>
    Array.from(row.cells).map((c) => c.textContent.trim())));
}

/* Two decimals, rounded half away from zero, as for reading. */
function shown(amount) {
  const fen = BigInt(amount.replace('.', '').replace('-', ''));
  const hundredths = (fen + 5000n) / 10000n;
  const text = hundredths.toString().padStart(3, '0');
  return (amount[0] === '-' ? '-' : '') + text.slice(0, -2) + '.' + text.slice(-2);
}
async function checkAggregates(page, data) {
  const lists = [['function', 'f-', data.aggregates.function],
    ['department-economic', 'd-', data.aggregates.department_economic],
    ['government-economic', 'g-', data.aggregates.government_economic]];
  for (const [anchor, prefix, list] of lists) {
    const rows = await page.$$eval(`[id="${anchor}"] .fold tbody tr:not(.level4):not(.level5)`,
      (all) => all.map((r) => Array.from(r.cells).map((c) => c.textContent.trim())));
    check(rows.length === list.length, `${anchor}: ${rows.length} rows`);
    rows.forEach((row, i) => {
      const a = list[i];
      check(row[0] === a.code && [a.total, a.basic, a.project].every((side, k) =>
        plain(row[2 + k].replace('–', '0.00')) === shown(side)) &&
        (row[5] === a.share + '%' || a.share === '0.00'), `${anchor} ${row.join(' ')}`);
    });
    for (const a of list)
      check(await page.locator(`[id="${prefix}${a.code}"]`).count() === 1, prefix + a.code);
  }
}
/* Below a function: the published sections are all there. */
async function checkDrillDown(page, data) {
  const lines = data.expenditure.filter((e) => e.department_economic.code);
  const below = await page.$$eval('#function tr.level4, #function tr.level5', (all) =>
    all.map((r) => r.cells[0].textContent.trim()));
  const seen = new Set(below);
  check(lines.every((e) => seen.has(e.department_economic.code)),
    'every economic section stands below a function');
}
async function checkProjects(browser, folder, data) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'projects.html'));
  const rows = await reader(page)('#projects-table tbody tr:not(.total)');
  /* the table of expenditure may word a name otherwise: the code decides */
  const names = rows.map((r) => r[1]);
  const ids = new Set(await page.$$eval('#projects-table tr[id]', (all) => all.map((r) => r.id)));
  const left = data.projects.filter((p) => p.name && !ids.has('project-' + p.code) &&
    !names.some((n) => n.startsWith(p.name)));
  check(left.length === 0, 'every project is listed: ' + left.map((p) => p.name));
  const amounts = rows.map((r) => parseFloat(plain(r[2])));
  check(amounts.every((a, i) => !i || a <= amounts[i - 1]), 'by amount');
  await context.close();
}
async function checkNumbers(browser, folder) {
  const data = readJson(folder, 'data/budget.json');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'subjects.html'));
  await checkAggregates(page, data);
  await checkDrillDown(page, data);
  await checkProjects(browser, folder, data);
  await page.goto(address(folder, 'checks.html'));
  const total = (await reader(page)('#checks-ledger tbody tr.total'))[0];
  const count = (state) => String(data.checks.filter((c) => c.state === state).length);
  check(total.slice(1, 5).join() === ['holds', 'fails', 'not-applicable', 'insufficient']
    .map(count).join(), 'ledger ' + total);
  const found = data.findings.length
    ? await page.locator('#check-details-table tbody tr[id]').count() : 0;
  check(found === data.findings.length, 'as many findings: ' + found);
  await page.goto(address(folder, 'index.html'));
  check((await page.locator('.verdict').first().innerText()).startsWith(data.verdict.word),
    'the verdict');
  await checkDownloads(page, folder);
  await context.close();
}
async function checkDownloads(page, folder) {
  const rows = await page.$$eval('.downloads li', (all) => all.map((r) => [
    r.querySelector('a').getAttribute('href'), r.querySelector('code').textContent]));
  check(rows.length > 5, 'downloads');
  for (const [href, digest] of rows) {
    const bytes = fs.readFileSync(path.join(folder, href));
    check(crypto.createHash('sha256').update(bytes).digest('hex') === digest, href);
  }
  const block = await page.textContent('script[type="application/ld+json"]');
  const dataset = JSON.parse(block);
  check(dataset['@type'] === 'Dataset' &&
    dataset.distribution.length === rows.length, 'JSON-LD');
}

/* Amounts with their places: "3,932.39", "3,932.386108". */
const AMOUNT = /\d[\d,]*\.\d{2}(?:\d{4})?(?![\d%])/g;

/* A row or a paragraph with an amount leads to its line, its published table, or
 * to the rows of the page that it is the sum of. */
async function checkFiguresLead(browser, folder, file) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, file));
  const found = await page.evaluate((pattern) => {
    const amount = new RegExp(pattern), all = { loose: [], led: 0 };
    document.querySelectorAll('main tr:not(.total):not(.subtotal), main p').forEach((e) => {
      /* charts repeat their tables, captions and findings their texts */
      if (e.closest('details, figure, thead, #findings, #method, #check-details') ||
          e.matches('.note, .caption, .verdict')) return;
      const texts = e.cells ? Array.from(e.cells, (c) => c.textContent) : [e.textContent];
      if (!texts.some((t) => amount.test(t))) return;
      /* what a paragraph says stands in the table of its section */
      const section = e.cells ? e : e.closest('section') || e;
      if (section.querySelector('a[href]')) all.led++;
      else all.loose.push((e.closest('[id]') || e).id + ': ' + texts.join(' ').slice(0, 80));
    });
    return all;
  }, AMOUNT.source);
  check(found.led > 0 && found.loose.length === 0,
    `${folder}/${file}: ${found.loose.length} figures lead nowhere: ` +
    found.loose.slice(0, 12).join(' | '));
  await context.close();
}

/* The line that a row of a published table leads to holds its figures. */
async function checkLinesHold(browser, folder) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const lines = readJson(folder, 'data/source.json').lines.map((l) =>
    (l.text || '').replace(/[,\s]/g, ''));
  await page.goto(address(folder, 'tables.html'));
  const rows = await page.$$eval('main table:not(.tools) tr:has(td:last-child a[href*="#l"])', (all) =>
    all.map((r) => ({ line: +/#l(\d+)$/.exec(r.cells[r.cells.length - 1]
      .querySelector('a').getAttribute('href'))[1],
    figures: Array.from(r.querySelectorAll('td.n:not(:last-child)')).filter((c) =>
      !c.querySelector('.marked')).map((c) => c.textContent.replace(/[,\s–]/g, ''))
      .filter((t) => t) })));
  const wrong = rows.filter(({ line, figures }) => {
    const text = lines.slice(line - 1, line + 12).join('');
    return !figures.every((f) => text.includes(f));
  });
  check(rows.length > 10 && wrong.length === 0,
    `${folder}: ${wrong.length} of ${rows.length} lines do not hold their figures: ` +
    JSON.stringify(wrong.slice(0, 3)));
  await context.close();
}

/* What the page's chapters say stands in the printed pack too. */
async function checkPrint(browser, folder) {
  const text = execFileSync('pdftotext', ['-raw', path.join(folder, 'briefing.pdf'), '-'],
    { encoding: 'utf8', maxBuffer: 1 << 26 });
  const printed = new Set(text.match(AMOUNT));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'index.html'));
  const said = await page.$$eval('main section:not(.files)',
    (all) => all.map((s) => {
      const copy = s.cloneNode(true);
      copy.querySelectorAll('svg, details, tr.level4, tr.level5').forEach((e) => e.remove());
      copy.querySelectorAll('td, th, p, li').forEach((e) => e.append(' '));
      return copy.textContent;
    }).join(' '));
  const numbers = new Set(said.match(AMOUNT));
  const missing = [...numbers].filter((n) => !printed.has(n));
  check(numbers.size > 5 && missing.length === 0,
    `not in the pack: ${missing.slice(0, 12).join(' ')}`);
  await context.close();
}

module.exports = { checkFiguresLead, checkLinesHold, checkNumbers, checkPrint };
