// Opens a report in Chromium and writes what a person, a screen reader and a network would notice, as JSON.
// Arguments: the folder of playwright-core and axe-core, the program, the page.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [packages, program, page] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const read = () => {
  const text = (element, selector) => element.querySelector(selector)?.textContent ?? null;
  const finding = (element, status, check, common) => ({
    status,
    check,
    resource: text(element, '.resource'),
    reason: text(element, '.reason'),
    remedy: text(element, '.remedy code'),
    guidance: text(element, '.guidance') ?? common,
    isNew: element.querySelector('.badge.new') !== null,
  });
  const findings = [];
  for (const article of document.querySelectorAll('article.check')) {
    const common = article.querySelector(':scope > .guidance')?.textContent ?? null;
    for (const item of article.querySelectorAll('.findings > li')) {
      findings.push(finding(item, 'failed', text(article, '.controls .id'), common));
    }
  }
  for (const item of document.querySelectorAll('.results > li')) {
    const status = item.closest('section').querySelector('h2').id;
    for (const part of item.querySelectorAll('.finding')) {
      findings.push(finding(part, status, text(item, '.controls .id'), null));
    }
  }
  return {
    title: document.title,
    language: document.documentElement.lang,
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => Number(heading.tagName[1])),
    elements: [...new Set([...document.querySelectorAll('*')].map(element => element.tagName.toLowerCase()))],
    users: [...document.querySelectorAll('table.users tbody tr')].map(
      row => [...row.children].map(cell => cell.textContent)),
    headers: [...document.querySelectorAll('th')].map(header => header.scope),
    charts: [...document.querySelectorAll('figure svg')].map(chart => text(chart, 'desc')),
    changes: [...document.querySelectorAll('.changes > li')].map(
      item => `${item.parentElement.classList[1]} ${text(item, '.id')} ${text(item, '.resource')}`),
    findings,
  };
};

const browser = await chromium.launch({
  executablePath: program,
  headless: true,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const result = { requests: [], messages: [], faults: [], overflows: [] };
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 390]) {
    const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    tab.on('request', request => result.requests.push(request.url()));
    tab.on('console', message => result.messages.push(message.text()));
    tab.on('dialog', dialog => {
      result.messages.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    await tab.goto(pathToFileURL(page).href);
    Object.assign(result, await tab.evaluate(read));
    if (await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) {
      result.overflows.push(width);
    }
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => globalThis.axe.run());
    for (const violation of violations) {
      result.faults.push(`${violation.impact} ${violation.id} ${colorScheme} ${width}: ${violation.nodes[0].html}`);
    }
    await tab.close();
  }
}
await browser.close();
process.stdout.write(JSON.stringify(result));
