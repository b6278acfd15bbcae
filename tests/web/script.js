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

async function checkFolding(page) {
  const tree = page.locator('#function table.tree');
  const shown = () => tree.locator('tbody tr:visible').count();
  const classes = await tree.locator('tr.level1').count();
  check(await shown() === classes, 'folded to the classes');
  await tree.locator('.fold').first().focus();
  await page.keyboard.press('Enter');
  check(await shown() > classes, 'a class unfolds by keyboard');
  await page.locator('#function .tools button', { hasText: '全部展开' }).click();
  check(await shown() === await tree.locator('tbody tr').count(), 'all unfolded');
  for (const level of [2, 3, 4, 5])
    check(await tree.locator('tr.level' + level).count() > 0, '类款项, both economic classes: ' + level);
}

const NUMBER = (text) => parseFloat(text.replace(/,/g, ''));
async function checkProjects(page) {
  const rows = page.locator('#projects table.projects tbody tr');
  const visible = page.locator('#projects table.projects tbody tr:visible');
  const amounts = async () => (await rows.locator('td:nth-of-type(1)').allInnerTexts())
    .map(NUMBER);
  await page.locator('#projects thead th', { hasText: '总额' }).getByRole('button').click();
  const sorted = await amounts();
  check(sorted.length > 1 && sorted.every((x, i) => !i || isNaN(x) ||
    x <= sorted[i - 1]), 'projects sorted by money');
  const bounds = page.locator('#projects input[type=number]');
  await bounds.nth(0).fill(String(sorted[1]));
  check(await visible.count() === sorted.filter((x) => x >= sorted[1]).length, 'at least');
  await bounds.nth(0).fill('');
  await bounds.nth(1).fill(String(sorted[1]));
  check(await visible.count() === sorted.filter((x) => x <= sorted[1]).length, 'at most');
  await bounds.nth(1).fill('');
  const select = page.locator('#projects select');
  if (await select.count()) {
    const kind = await select.locator('option').nth(1).getAttribute('value');
    await select.selectOption(kind);
    const kinds = await visible.locator('td:nth-of-type(3)').allInnerTexts();
    check(kinds.length > 0 && kinds.length < sorted.length &&
      kinds.every((k) => k === kind), 'filtered by kind');
    await select.selectOption('');
  }
  const name = (await rows.first().locator('th').innerText()).trim();
  await page.locator('#projects input[type=search]').fill(name);
  check(await visible.count() >= 1 && await visible.count() < sorted.length, 'found by name');
  await page.locator('#projects input[type=search]').fill('');
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
  return text.trim().split(/\r?\n/).map(fieldsOf);
}
async function checkCopying(page, folder) {
  const data = readJson(folder, 'data/budget.json');
  const spending = await copied(page, '#department-economic');
  check(spending[0].slice(0, 3).join() === '科目编码,科目名称,合计（万元）', 'CSV head');
  const list = data.aggregates.department_economic;
  check(spending.length === list.length + 1, 'CSV has a line a subject');
  list.forEach((a, i) => {
    const line = spending[i + 1];
    check(line[0] === a.code && line[1] === a.name && line[2] === a.total &&
      line[5] === a.share + '%', 'CSV ' + line.join());
  });
  const projects = await copied(page, '#projects');
  check(projects[0][1] === '总额（万元）' && data.projects.every((p, i) =>
    projects[i + 1][1] === (p.total || '') && projects[i + 1][5] === (p.code || '')),
  'CSV of projects');
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
        : e.closest('nav') ? 'nav' : e.closest('main') ? 'main' : 'none',
      visible: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 };
    });
    seen.add(at.where);
    check(at.visible && at.ring, `stop ${i} of the keyboard is seen: ${JSON.stringify(at)}`);
  }
  check(['skip', 'header', 'nav', 'main'].every((part) => seen.has(part)), 'all parts by Tab');
}

async function checkScript(browser, folder) {
  const problems = [];
  const { context, page } = await opened(browser, folder, problems);
  await checkFolding(page);
  await checkCopying(page, folder);
  await checkProjects(page);
  const first = await page.locator('#function tr.level3').first().getAttribute('id');
  await page.goto('about:blank');
  await page.goto(address(folder, 'index.html') + '#' + first);
  check(await page.locator(`[id="${first}"]`).isVisible(), 'an anchor unfolds');
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.locator('.sections a[aria-current][href="#downloads"]').waitFor();
  await checkKeyboard(page, folder);
  await page.emulateMedia({ media: 'print' });
  check(await page.locator('.sections, .tools').evaluateAll((all) => all.every(
    (e) => getComputedStyle(e).display === 'none')), 'no tools on paper');
  check(await page.locator('table.tree tbody tr:not(:visible)').count() === 0,
    'all rows on paper');
  check((await page.pdf()).length > 10000, 'printed to PDF');
  check(problems.length === 0, 'script: ' + problems.join('; '));
  await context.close();
}

module.exports = { checkScript };
