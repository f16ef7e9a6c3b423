// Moves the progress bar of an import while its page is open, and says when the work is over. Without it, a link does.
(function () {
  const part = document.getElementById("import-work");
  const said = document.getElementById("import-said");
  if (!part || !said) return;
  const look = async () => {
    try {
      const response = await fetch(window.location.pathname, { cache: "no-store", credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const now = page.querySelector("#import-work progress");
      if (response.ok && !now) {
        part.hidden = true;
        said.firstElementChild.hidden = false;
        said.firstElementChild.focus();
        return;
      }
      if (now) {
        part.querySelector("progress").value = now.value;
        part.querySelector("[data-count]").textContent = page.querySelector("#import-work [data-count]").textContent;
      }
    } catch {
      // the next look may succeed
    }
    window.setTimeout(look, 3000);
  };
  window.setTimeout(look, 2000);
})();
