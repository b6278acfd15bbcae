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

async function checkAggregates(read, data) {
  const lists = [['function', data.aggregates.function],
    ['department-economic', data.aggregates.department_economic],
    ['government-economic', data.aggregates.government_economic]];
  for (const [anchor, list] of lists) {
    const rows = await read(`[id="${anchor}"] table.tree tbody ` +
      'tr:not(.level4):not(.level5)');
    check(rows.length === list.length, `${anchor}: ${rows.length} rows`);
    rows.forEach((row, i) => {
      const a = list[i];
      check(row[0] === a.code && [a.total, a.basic, a.project].every((side, k) =>
        plain(row[2 + k].replace('–', '0.000000')) === side) &&
        row[5] === a.share + '%', `${anchor} ${row.join(' ')}`);
    });
  }
}
/* Below a function: government sections, each the sum of its department
 * sections, which are the published rows. */
async function checkDrillDown(read, data) {
  const lines = data.expenditure.filter((e) => e.department_economic.code ||
    e.government_economic.code);
  const both = lines.some((e) => e.government_economic.code);
  const below = await read('#function tr.' + (both ? 'level5' : 'level4'));
  const known = lines.filter((e) => e.department_economic.code);
  check(below.map((r) => r[0] + ' ' + plain(r[2].replace('–', '0.000000'))).sort().join() ===
    known.map((e) => e.department_economic.code + ' ' + (e.total || '0.000000'))
      .sort().join(), 'published rows below functions');
  const rows = await read('#function tr.level4, #function tr.level5');
  const cents = (text) => Math.round(parseFloat(plain(text.replace('–', '0'))) * 1e6);
  const sum = (list) => list.reduce((all, r) => all + cents(r[2]), 0);
  if (both) check(sum(rows.filter((r) => /^5/.test(r[0]))) ===
    lines.reduce((all, e) => all + cents(e.total || '0'), 0), 'government sections');
}
async function checkProjects(read, data) {
  const all = await read('#projects table.projects tbody tr');
  const rows = await read('#projects table.projects tbody tr:has(th a)');
  check(rows.length === data.projects.length, 'as many projects with targets');
  const lines = data.project_lines.map((l) => l.name + l.total);
  check(all.slice(rows.length).every((row) => data.project_lines.some((l) =>
    l.name === row[0])), 'those without are in the project lines: ' + lines.length);
  rows.forEach((row, i) => {
    const p = data.projects[i];
    check(plain(row[1]) === (p.total || '') && row[5] === (p.code || '') &&
      row[2] === String(p.indicators.length), 'project ' + row.join(' '));
  });
}
async function checkNumbers(browser, folder) {
  const data = readJson(folder, 'data/budget.json');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'index.html'));
  const read = reader(page);
  await checkAggregates(read, data);
  await checkDrillDown(read, data);
  await checkProjects(read, data);
  const ledger = (await page.locator('#checks .verdict b').allTextContents()).join();
  const count = (state) => data.checks.filter((c) => c.state === state).length;
  check(ledger === ['holds', 'fails', 'not-applicable', 'insufficient'].map(count)
    .join(), 'ledger ' + ledger);
  check((await read('#findings tbody tr')).length === data.findings.length,
    'as many findings');
  await checkDownloads(page, folder);
  await context.close();
}
async function checkDownloads(page, folder) {
  const rows = await page.$$eval('#downloads tbody tr', (all) => all.map((r) => [
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

/* A figure on a page stands in a link: to its line, to its published table, or
 * to the rows of the page that it is the sum of, which in turn lead to lines. */
async function checkFiguresLead(browser, folder, file) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, file));
  const loose = await page.evaluate((pattern) => {
    const amount = new RegExp(pattern), found = { loose: [], led: 0 };
    const walk = document.createTreeWalker(document.querySelector('main'),
      NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent;
      const at = walk.currentNode.parentElement;
      /* charts repeat their tables, captions and findings their texts */
      if (!amount.test(text) || at.closest('svg, figcaption, h2, h3, .note, #findings, #method'))
        continue;
      if (at.closest('a[href]')) found.led++;
      else found.loose.push((at.closest('section') || at).id + ': ' + text.slice(0, 80));
    }
    return found;
  }, AMOUNT.source);
  check(loose.led > 0 && loose.loose.length === 0,
    `${folder}/${file}: ${loose.loose.length} figures lead nowhere: ` +
    loose.loose.slice(0, 12).join(' | '));
  await context.close();
}

/* A link of a table's figure leads to a line that holds these digits. */
async function checkLinesHold(browser, folder) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address(folder, 'source.html'));
  const lines = await page.$$eval('.source li', (all) => all.map((l) =>
    l.querySelector('.lt').textContent.replace(/[,\s]/g, '')));
  await page.goto(address(folder, 'tables.html'));
  const links = await page.$$eval('td.n:not(.repaired):not(.ln) > a[href^="source"]',
    (all) => all.map((a) => [a.textContent.replace(/[,\s]/g, ''),
      +a.getAttribute('href').split('#l')[1]]));
  const wrong = links.filter(([text, line]) =>
    !lines.slice(line - 1, line + 3).join('').includes(text));
  check(links.length > 0 && wrong.length === 0,
    `${folder}: ${wrong.length} of ${links.length} lines do not hold their figure: ` +
    wrong.slice(0, 5).join(' | '));
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
  const said = await page.$$eval('main section:not(#downloads):not(#checks)',
    (all) => all.map((s) => {
      const copy = s.cloneNode(true);
      copy.querySelectorAll('svg, tr.level4').forEach((e) => e.remove());
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
