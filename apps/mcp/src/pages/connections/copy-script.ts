/** The only script: it shows and serves the copy buttons of the first page, which does everything else without it. */
export const copyScript = `'use strict';
const said = document.querySelector('[data-copied]');
for (const button of document.querySelectorAll('[data-copy]')) {
  const label = button.firstChild;
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    label.data = 'Copied';
    said.textContent = 'Copied.';
    setTimeout(() => { label.data = 'Copy'; said.textContent = ''; }, 2000);
  });
}
`
