// localize's editor says nowhere in which language one types: tell the browser, for spelling, voice and direction.
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** Gives an element its language and direction. */
function tell(element, language) {
  if (element && element.lang !== language) {
    element.lang = language;
    element.dir = RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr";
  }
}

/** Goes through the texts of the editor: the English stands in a paragraph, its translation follows. */
function tellAll(editor, from, into) {
  for (const item of editor.querySelectorAll("li.complete, li.incomplete, li.errored")) {
    const english = item.querySelector(":scope > p");
    const value = english?.nextElementSibling;
    tell(english, from);
    tell(value, into);
    const field = value?.querySelector("textarea");
    if (field && field.lang !== into) {
      tell(field, into);
      field.setAttribute("aria-label", english.textContent);
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const editor = document.querySelector(".js-translation-editor[data-props]");
  if (!editor) return;
  const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
  const run = () => tellAll(editor, sourceLocale.code, locale.code);
  new MutationObserver(run).observe(editor, { childList: true, subtree: true });
  run();
});
