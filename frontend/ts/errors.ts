/** Moves the focus to the summary of what went wrong with a form, so that it is read out first. */
export function focusErrorSummary(page: Document): void {
  page.querySelector<HTMLElement>("[data-error-summary]")?.focus();
}
