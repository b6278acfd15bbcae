/* Adds sorting and searching to tables; the page says everything without it. */
(function () {
  'use strict';
  function valueOf(row, column) {
    var text = row.cells[column] ? row.cells[column].textContent.trim() : '';
    var number = parseFloat(text.replace(/[,%]/g, ''));
    return /^-?[\d,.]+%?$/.test(text) && !isNaN(number) ? number : text;
  }
  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'number') return 1;
    if (typeof b === 'number') return -1;
    return a.localeCompare(b, 'zh-CN');
  }
  function sortBy(table, column, button) {
    var down = button.getAttribute('aria-sort') !== 'descending';
    var body = table.tBodies[0];
    var rows = Array.prototype.slice.call(body.rows);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) {
      cell.removeAttribute('aria-sort');
    });
    button.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    rows.sort(function (a, b) {
      var order = compare(valueOf(a, column), valueOf(b, column));
      return down ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  function addSorting(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell, i) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.textContent = cell.textContent;
      cell.textContent = '';
      cell.appendChild(button);
      button.addEventListener('click', function () { sortBy(table, i, cell); });
    });
  }
  function addSearch(table) {
    var label = document.createElement('label');
    var input = document.createElement('input');
    var count = document.createElement('output');
    label.className = 'search';
    label.textContent = '查找：';
    input.type = 'search';
    label.appendChild(input);
    label.appendChild(count);
    table.parentNode.parentNode.insertBefore(label, table.parentNode);
    input.addEventListener('input', function () {
      var words = input.value.trim().toLowerCase(), shown = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var found = row.textContent.toLowerCase().indexOf(words) >= 0;
        row.hidden = !found;
        shown += found ? 1 : 0;
      });
      count.textContent = words ? '共' + shown + '行' : '';
    });
  }
  document.querySelectorAll('table.sortable').forEach(addSorting);
  document.querySelectorAll('table.searchable').forEach(addSearch);
}());
