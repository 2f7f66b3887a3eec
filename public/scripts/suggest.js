// Suggestions under a search box. Without this file the form works as it stands.
for (const form of document.querySelectorAll('[data-suggest]')) {
  const input = form.querySelector('input[type="search"]');
  if (!input || !window.fetch || form.dataset.ready) continue;
  form.dataset.ready = 'yes';
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggestLabel);
  list.hidden = true;
  const said = document.createElement('p');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  input.parentElement.append(list, said);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  input.autocomplete = 'off';

  let at = -1;
  let waiting = 0;
  let asking = null;
  const options = () => [...list.children];
  const choose = (next) => {
    at = next;
    for (const [index, option] of options().entries()) {
      option.setAttribute('aria-selected', String(index === at));
      if (index === at) option.scrollIntoView({ block: 'nearest' });
    }
    const chosen = options()[at];
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    choose(-1);
  };
  const show = (items) => {
    list.replaceChildren(
      ...items.map((item, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.className = item.kind === 'word' ? 'suggestion suggestion-word' : 'suggestion';
        option.textContent = item.label;
        option.dataset.href = item.href;
        return option;
      }),
    );
    at = -1;
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    said.textContent = items.length === 0 ? '' : form.dataset.suggestCount.replace('{n}', items.length);
  };
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) return close();
      const { items } = await answer.json();
      if (document.activeElement === input) show(items);
    } catch {
      // Nothing to suggest is no fault.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    if (input.value.trim().length < 3) return close();
    waiting = setTimeout(ask, 200);
  });
  input.addEventListener('keydown', (event) => {
    const count = options().length;
    if (list.hidden || count === 0) return;
    if (event.key === 'ArrowDown') choose(at + 1 >= count ? -1 : at + 1);
    else if (event.key === 'ArrowUp') choose(at < 0 ? count - 1 : at - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && at >= 0) location.assign(options()[at].dataset.href);
    else return;
    event.preventDefault();
  });
  // Before the box loses the focus.
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role="option"]');
    event.preventDefault();
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener('blur', close);
}
