document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("factcheck-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* a page from file:// may have no storage: the system's choice then holds */ }
