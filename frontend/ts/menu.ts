/**
 * On narrow screens the header's menu is folded. Without scripts its control is a link to the same menu in the
 * footer; here that link gives way to a button that opens the menu in place.
 */

const OPEN = "site-header--menu-open";

/** Swaps the link for the button and wires it. Does nothing where the page has no menu. */
export function enhanceMenu(page: Document): void {
  const header = page.querySelector<HTMLElement>("[data-menu]");
  const link = header?.querySelector<HTMLElement>("[data-menu-link]");
  const button = header?.querySelector<HTMLButtonElement>("[data-menu-button]");
  if (!header || !link || !button) return;

  const show = (open: boolean): void => {
    header.classList.toggle(OPEN, open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(!header.classList.contains(OPEN)));
  header.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !header.classList.contains(OPEN)) return;
    show(false);
    button.focus();
  });
  link.hidden = true;
  button.hidden = false;
}
