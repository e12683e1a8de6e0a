// Sorts and filters the experiments. Without this script the table shows all of them, sorted by name.
'use strict';

(() => {
  const table = document.querySelector('table.index');
  if (!table) {
    return;
  }
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const filters = { text: '', outcome: '', scale: '' };

  function show() {
    const wanted = filters.text.trim().toLowerCase();
    rows.forEach((row) => {
      row.hidden = !(row.textContent.toLowerCase().includes(wanted)
        && ['outcome', 'scale'].every((name) => filters[name] === '' || row.dataset[name] === filters[name]));
    });
    document.getElementById('none-left').hidden = rows.some((row) => !row.hidden);
  }

  function labelled(text, control) {
    const label = document.createElement('label');
    label.append(text + ' ', control);
    return label;
  }

  function search() {
    const input = document.createElement('input');
    input.type = 'search';
    input.addEventListener('input', () => {
      filters.text = input.value;
      show();
    });
    return labelled('Find', input);
  }

  function select(text, name) {
    const select = document.createElement('select');
    const values = [...new Set(rows.map((row) => row.dataset[name]))].sort();
    select.append(new Option('all', ''), ...values.map((value) => new Option(value, value)));
    select.addEventListener('change', () => {
      filters[name] = select.value;
      show();
    });
    return labelled(text, select);
  }

  function sortable(header) {
    const column = header.cellIndex;
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
    const compare = header.dataset.sort === 'number'
      ? (a, b) => Number(key(a)) - Number(key(b))
      : (a, b) => key(a).localeCompare(key(b));
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    button.addEventListener('click', () => {
      const direction = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      table.querySelectorAll('th[aria-sort]').forEach((other) => other.removeAttribute('aria-sort'));
      header.setAttribute('aria-sort', direction);
      const sorted = [...rows].sort(compare);
      body.append(...(direction === 'ascending' ? sorted : sorted.reverse()));
    });
    header.append(button);
  }

  document.getElementById('filters').append(search(), select('Result', 'outcome'), select('Scale', 'scale'));
  table.querySelectorAll('thead th[data-sort]').forEach(sortable);
})();
