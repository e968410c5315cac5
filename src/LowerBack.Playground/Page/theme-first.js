// Runs before the first paint, so that a page remembered as dark never flashes white.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch { /* Storage may be closed to us; then the system's choice stands. */ }
