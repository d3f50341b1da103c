// Keeps of the NL Design System packages only what the pages use, as plain readable CSS.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import postcss from "postcss";

const UTRECHT = "node_modules/@utrecht/component-library-css";
const TOKENS = "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens";
const TARGET = "src/baken/foundation/ui/static/ui/vendor";
const COMPONENTS = new Set(
  `action-group alert badge-list badge-status blockquote body breadcrumb-nav button button-group
  button-link checkbox custom-checkbox data-list document form-field form-field-description
  form-field-error-message form-fieldset form-label heading-1 heading-2 heading-3 heading-4
  heading-group icon link link-button link-list nav-bar number-badge ordered-list page page-body
  page-content page-footer page-header page-layout pagination paragraph pre-heading radio-button
  root select separator skip-link status-badge surface table table-container textarea textbox
  unordered-list`.split(/\s+/),
);

const version = (folder) => JSON.parse(readFileSync(`${folder}/package.json`)).version;
const roots = (selector) =>
  [...selector.matchAll(/\.utrecht-([a-z0-9-]+)/g)].map((match) => match[1].split(/--|__/)[0]);

// Forced states (--hover, --focus) exist for style guides; rich-text only spaces generated content.
function isUsed(selector) {
  if (/--(hover|focus|focus-visible|active)\b/.test(selector) && !/:(hover|focus|active)/.test(selector)) {
    return false;
  }
  const names = roots(selector);
  return names.length > 0 && names.every((name) => COMPONENTS.has(name));
}

function prunedComponents() {
  const sheet = postcss.parse(readFileSync(`${UTRECHT}/dist/index.css`, "utf8"));
  sheet.walkComments((comment) => { comment.remove(); });
  sheet.walkAtRules("charset", (rule) => { rule.remove(); });
  sheet.walkRules((rule) => {
    if (rule.parent.name === "keyframes") return;
    rule.selectors = rule.selectors.filter(isUsed);
    if (rule.selectors.length === 0 || rule.selector === "") rule.remove();
  });
  sheet.walkDecls((declaration) => { if (/url\((?!["']?data:)/.test(declaration.value)) declaration.remove(); });
  for (let pass = 0; pass < 3; pass += 1) {
    sheet.walk((node) => { if (node.nodes?.length === 0) node.remove(); });
  }
  return sheet.toString();
}

function prunedTokens(components) {
  const used = new Set([...components.matchAll(/var\(\s*(--[a-z0-9_-]+)/g)].map((match) => match[1]));
  const sheet = postcss.parse(readFileSync(`${TOKENS}/dist/theme.css`, "utf8"));
  sheet.walkComments((comment) => { comment.remove(); });
  sheet.walkDecls((declaration) => {
    const isFoundation = /^--(basis|voorbeeld)-/.test(declaration.prop);
    if (!isFoundation && !used.has(declaration.prop)) declaration.remove();
  });
  return sheet.toString();
}

function write(name, folder, holder, css) {
  const head = `/* ${folder.replace("node_modules/", "")} ${version(folder)}, pruned by scripts/vendor.\n` +
    ` * @license EUPL-1.2\n * Copyright (c) ${holder} */\n`;
  const body = css.replace(/\n{2,}/g, "\n").replace(/[ \t]+\n/g, "\n").trim();
  writeFileSync(`${TARGET}/${name}.css`, `${head}${body}\n`);
  copyFileSync(`${folder}/LICENSE.md`, `${TARGET}/${name}.LICENSE.md`);
}

mkdirSync(TARGET, { recursive: true });
mkdirSync("tests/browser/vendor", { recursive: true });
const components = prunedComponents();
write("utrecht", UTRECHT, "2020-2025 Gemeente Utrecht, 2020-2025 Frameless B.V.", components);
write("voorbeeld", TOKENS, "2021 NL Design System Community", prunedTokens(components));
copyFileSync("node_modules/axe-core/axe.min.js", "tests/browser/vendor/axe.min.js");
copyFileSync("node_modules/axe-core/LICENSE", "tests/browser/vendor/axe.LICENSE.txt");
