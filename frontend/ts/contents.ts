/** Marks, in a page's contents list, the section that is being read. */

const CURRENT = "ds_current";

/** Follows the reading in every contents list that asks for it with `data-follow`. */
export function followReading(page: Document): void {
  page.querySelectorAll<HTMLElement>("[data-follow]").forEach((list) => follow(page, list));
}

function follow(page: Document, list: HTMLElement): void {
  const links = Array.from(list.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'));
  const sections = links
    .map((link) => page.getElementById(decodeURIComponent(link.hash.slice(1))))
    .filter((section): section is HTMLElement => section !== null);
  if (!sections.length) return;

  const mark = (): void => {
    const line = window.innerHeight / 3;
    const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
    const reading = passed[passed.length - 1] ?? sections[0];
    for (const link of links) {
      const current = link.hash === `#${reading?.id}`;
      link.classList.toggle(CURRENT, current);
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  let waiting = false;
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later, { passive: true });
  mark();
}
