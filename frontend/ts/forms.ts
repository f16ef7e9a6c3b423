/** What a form gains where scripts run: the count of what is left to write, and typed text that survives a change of language. */

const SHOWN_FROM = 0.8; // of the longest text

/** Says below a text field that asks for it with `data-count` how much room is left, once it is getting short. */
export function countCharacters(page: Document): void {
  page.querySelectorAll<HTMLTextAreaElement>("textarea[data-count]").forEach((field) => {
    const words = field.dataset.count ?? "";
    const most = Number(field.dataset.most);
    const note = page.createElement("p");
    note.className = "ds_hint-text count";
    note.setAttribute("aria-live", "polite");
    field.after(note);
    const show = (): void => {
      const left = most - field.value.length;
      note.textContent = field.value.length < most * SHOWN_FROM ? "" : words.replace("{left}", String(left));
    };
    field.addEventListener("input", show);
    show();
  });
}

/** Lets the header's languages carry along what was typed, where the form has a button for the language. */
export function keepTypedText(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("#contact-form");
  form?.addEventListener("input", () => (form.dataset.typed = "yes"), { once: true });
  page.querySelectorAll<HTMLAnchorElement>(".languages a[hreflang]").forEach((link) => {
    const button = form?.querySelector<HTMLButtonElement>(`button[name="show_in"][value="${link.hreflang}"]`);
    if (!form || !button) return;
    link.addEventListener("click", (event) => {
      if (!form.dataset.typed) return;
      event.preventDefault();
      button.click();
    });
  });
}
