'use strict';
/* What the page's script adds: folding, sorting, search, filters, copying, the
 * keyboard, paper. */
const { address, check, readJson, watched } = require('./shared.js');

async function opened(browser, folder, problems) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'] });
  const page = watched(await context.newPage(), folder, problems);
  await page.goto(address(folder, 'index.html'));
  return { context, page };
}

async function checkFolding(page, folder) {
  await page.goto(address(folder, 'subjects.html'));
  const folded = page.locator('#function .folded').first();
  const button = page.locator('#function .fold button').first();
  if (await page.locator('.fold').count() < 2) return;
  check(await folded.getAttribute('hidden') === 'until-found',
    'folded, and found by the browser');
  await button.focus();
  await page.keyboard.press('Enter');
  check(await folded.getAttribute('hidden') === null &&
    await button.getAttribute('aria-expanded') === 'true', 'unfolds by keyboard');
  const id = await page.locator('#function .fold').first().getAttribute('id');
  check(page.url().includes('open=' + id), 'what is open stands in the address');
  await page.reload();
  check(await folded.getAttribute('hidden') === null, 'and is open again');
  await folded.evaluate((e) => { e.setAttribute('hidden', 'until-found');
    e.dispatchEvent(new Event('beforematch')); });
  check(await folded.getAttribute('hidden') === null, 'a found word unfolds');
}

const NUMBER = (text) => parseFloat(text.replace(/,/g, ''));
async function checkProjects(page, folder) {
  await page.goto(address(folder, 'projects.html'));
  const box = page.locator('#projects-table');
  const rows = box.locator('tbody tr:not(.total)');
  const visible = box.locator('tbody tr:not(.total):visible');
  const amounts = async () => (await rows.locator('td.n:nth-child(3)').allInnerTexts())
    .map(NUMBER);
  await box.locator('thead th').nth(2).getByRole('button').click();
  await box.locator('thead th').nth(2).getByRole('button').click();
  const up = await amounts();
  check(up.length > 1 && up.every((x, i) => !i || x >= up[i - 1]), 'sorted by money');
  check(/[?&]t\d+=2/.test(page.url()), 'the order stands in the address');
  const least = up[up.length - 2];
  await box.locator('input[type=number]').fill(String(least));
  check(await visible.count() === up.filter((x) => x >= least).length, 'at least');
  await box.locator('input[type=number]').fill('');
  const name = (await rows.first().locator('th').innerText()).trim();
  await box.locator('input[type=search]').fill(name);
  check(await visible.count() >= 1 && await visible.count() < up.length, 'found by name');
  await page.reload();
  check(await visible.count() < up.length, 'the filter stands in the address');
  const text = await copied(page, '#projects-table');
  check(text.length === await box.locator('tbody tr:visible').count() + 1,
    'only rows that are shown are copied');
  await box.locator('input[type=search]').fill('');
}

async function checkSearch(page, folder, data) {
  await page.goto(address(folder, 'index.html'));
  const word = data.aggregates.function[0].name;
  await page.locator('.search input').fill(word);
  const first = page.locator('.search li a').first();
  await first.waitFor();
  check((await first.innerText()).includes(word), 'the search finds a subject');
  await first.click();
  await page.waitForURL(/#/);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  check(await page.locator(`[id="${id}"]`).count() === 1, 'and leads there: ' + id);
}

/* The keyboard walks a chart; what is focused has its name, amount and share. */
async function checkCharts(page, folder) {
  await page.goto(address(folder, 'index.html'));
  const marks = page.locator('figure .broad').first().locator('.mark');
  const n = await marks.count();
  check(n > 2, 'parts of a chart');
  await marks.first().focus();
  const names = [];
  for (let i = 0; i < n; i++) {
    names.push(await page.evaluate(() => document.activeElement.getAttribute('aria-label')));
    check(await page.locator('.tip').innerText() === names[i], 'the tip says the name');
    await page.keyboard.press('ArrowRight');
  }
  check(new Set(names).size === n && names.every((t) => /^.+：.*\d/.test(t)),
    'names of a chart: ' + names.join(' | '));
  const sizes = await page.$$eval('svg.drawing text', (all) => all.filter((t) =>
    t.getBoundingClientRect().width).map((t) => parseFloat(t.getAttribute('font-size')) *
      t.ownerSVGElement.getBoundingClientRect().width / t.ownerSVGElement.viewBox.baseVal.width));
  check(Math.min(...sizes) >= 12.99, 'the least text of a chart: ' + Math.min(...sizes));
  check(await page.locator('figure details table').count() ===
    await page.locator('figure').count(), 'every chart has its figures as a table');
}

/* A line of CSV (RFC 4180) as its fields. */
function fieldsOf(line) {
  return Array.from((line + ',').matchAll(/("((?:[^"]|"")*)"|[^,]*),/g),
    (m) => m[2] === undefined ? m[1] : m[2].replace(/""/g, '"'));
}
async function copied(page, section) {
  await page.locator(section + ' .copy').last().click();
  await page.locator(section + ' .copy', { hasText: '已复制' }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  check(text.endsWith('\n'), 'the last line of the CSV ends');
  check(!/[−–]/.test(text) && !/^[=+@]/m.test(text), 'ASCII minus, empty blanks, no formulas');
  return text.trim().split(/\r?\n/).map(fieldsOf);
}
async function checkCopying(page, folder) {
  const data = readJson(folder, 'data/budget.json');
  await page.goto(address(folder, 'projects.html'));
  const lines = await copied(page, '#projects-table');
  const amounts = new Set(lines.slice(1).map((l) => l[2]));
  check(data.projects.every((p) => !p.total || amounts.has(p.total)), 'CSV of projects');
}

/* By Tab alone from the top: skip link, head, navigation, into the tables. */
async function checkKeyboard(page, folder) {
  await page.goto(address(folder, 'index.html'));
  await page.keyboard.press('Tab');
  check(await page.evaluate(() => document.activeElement.className) === 'skip',
    'the skip link comes first');
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement.id) === 'main',
    'and leads to the main part');
  await page.goto(address(folder, 'index.html'));
  const seen = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement, box = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      return { where: e.closest('.skip') ? 'skip' : e.closest('header') ? 'header'
        : e.closest('nav, .search') ? 'nav' : e.closest('main') ? 'main' : 'none',
      visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
    });
    if (at.where === 'none') break; /* beyond the last stop */
    seen.add(at.where);
    check(at.visible && at.ring, `stop ${i} of the keyboard is seen: ${JSON.stringify(at)}`);
  }
  check(['skip', 'header', 'nav', 'main'].every((part) => seen.has(part)), 'all parts by Tab');
}

async function checkScript(browser, folder) {
  const problems = [], data = readJson(folder, 'data/budget.json');
  const { context, page } = await opened(browser, folder, problems);
  await checkFolding(page, folder);
  await checkCopying(page, folder);
  await checkProjects(page, folder);
  await checkSearch(page, folder, data);
  await checkCharts(page, folder);
  await page.goto(address(folder, 'subjects.html'));
  const first = await page.locator('#function tr[id]').first().getAttribute('id');
  await page.goto('about:blank');
  await page.goto(address(folder, 'subjects.html') + '#' + first);
  check(await page.locator(`[id="${first}"]`).isVisible(), 'an anchor unfolds');
  await checkKeyboard(page, folder);
  await page.goto(address(folder, 'subjects.html'));
  await page.emulateMedia({ media: 'print' });
  check(await page.locator('.sections, .tools, .pages').evaluateAll((all) => all.every(
    (e) => getComputedStyle(e).display === 'none')), 'no tools on paper');
  check(await page.locator('.folded').evaluateAll((all) => all.every(
    (e) => e.getBoundingClientRect().height > 20)), 'all is unfolded on paper');
  check((await page.pdf()).length > 10000, 'printed to PDF');
  check(problems.length === 0, 'script: ' + problems.join('; '));
  await context.close();
}

module.exports = { checkScript };
