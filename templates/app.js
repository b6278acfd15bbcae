/* Adds to tables what paper cannot: sorting, searching, filtering, folding,
 * copying as CSV. The page says everything without it. */
(function () {
  'use strict';
  function all(nodes) { return Array.prototype.slice.call(nodes); }
  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    if (name === 'button') element.type = 'button';
    return element;
  }
  function rowsOf(table) { return all(table.tBodies[0].rows); }

  /* ------------------------------------------------------------- tools */
  function toolsOf(table) {
    var box = table.parentNode, before = box.previousElementSibling;
    if (before && before.className === 'tools') return before;
    return box.parentNode.insertBefore(make('div', 'tools'), box);
  }
  function labelled(text, field) {
    var label = make('label', '', text);
    label.appendChild(field);
    return label;
  }

  /* ----------------------------------------------------------- sorting */
  function numberOf(text) {
    return /^[-+]?[\d,]*\.?\d+%?$/.test(text)
      ? parseFloat(text.replace(/[,%]/g, '')) : NaN;
  }
  function textOf(row, column) {
    return row.cells[column] ? row.cells[column].textContent.trim() : '';
  }
  function textOfHead(table, column) { return textOf(table.tHead.rows[0], column); }
  function isBlank(text) { return text === '' || text === '–'; }
  function compare(a, b) {
    if (isBlank(a) || isBlank(b)) return isBlank(b) - isBlank(a);
    var x = numberOf(a), y = numberOf(b);
    if (!isNaN(x) && !isNaN(y)) return x - y;
    return a.localeCompare(b, 'zh-CN');
  }
  function levelOf(row) {
    var level = /\blevel(\d)\b/.exec(row.className);
    return level ? +level[1] : 1;
  }
  /* Rows with what stands below them, so that sorting keeps the tree. */
  function families(rows) {
    var roots = [], above = [];
    rows.forEach(function (row) {
      var node = { row: row, children: [] }, level = levelOf(row);
      while (above.length && levelOf(above[above.length - 1].row) >= level)
        above.pop();
      (above.length ? above[above.length - 1].children : roots).push(node);
      above.push(node);
    });
    return roots;
  }
  function sortNodes(nodes, column, down, body) {
    nodes.sort(function (a, b) {
      var order = compare(textOf(a.row, column), textOf(b.row, column));
      return down ? -order : order;
    });
    nodes.forEach(function (node) {
      body.appendChild(node.row);
      sortNodes(node.children, column, down, body);
    });
  }
  function sortBy(table, column, head) {
    var down = head.getAttribute('aria-sort') !== 'descending';
    all(table.tHead.rows[0].cells).forEach(function (cell) {
      cell.removeAttribute('aria-sort');
    });
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    sortNodes(families(rowsOf(table)), column, down, table.tBodies[0]);
  }
  function addSorting(table) {
    all(table.tHead.rows[0].cells).forEach(function (cell, i) {
      var button = make('button', 'sort', cell.textContent);
      cell.textContent = '';
      cell.appendChild(button);
      button.addEventListener('click', function () { sortBy(table, i, cell); });
    });
  }

  /* ------------------------------------------- searching and filtering */
  function addSearch(table) {
    var tools = toolsOf(table), tests = [], count = make('output');
    function apply() {
      var shown = 0;
      rowsOf(table).forEach(function (row) {
        row.hidden = !tests.every(function (test) { return test(row); });
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = '共' + shown + '行';
    }
    function add(text, field, test) {
      tools.appendChild(labelled(text, field));
      tests.push(test);
      field.addEventListener('input', apply);
    }
    var words = make('input');
    words.type = 'search';
    add('查找', words, function (row) {
      var text = row.textContent.toLowerCase();
      return words.value.trim().toLowerCase().split(/\s+/)
        .every(function (word) { return text.indexOf(word) >= 0; });
    });
    var kind = table.getAttribute('data-js-kind');
    if (kind) addKinds(table, +kind, add);
    var amount = table.getAttribute('data-js-amount');
    if (amount) {
      addBound('金额不少于（万元）', +amount, 1, add);
      addBound('不多于', +amount, -1, add);
    }
    tools.appendChild(count);
  }
  function addBound(text, column, direction, add) {
    var bound = make('input');
    bound.type = 'number';
    bound.min = '0';
    add(text, bound, function (row) {
      var value = numberOf(textOf(row, column));
      return !bound.value || (value - bound.value) * direction >= 0;
    });
  }
  function addKinds(table, column, add) {
    var names = [], select = make('select');
    rowsOf(table).forEach(function (row) {
      var name = textOf(row, column);
      if (name && names.indexOf(name) < 0) names.push(name);
    });
    if (names.length < 2) return;
    select.appendChild(new Option('全部', ''));
    names.sort().forEach(function (name) {
      select.appendChild(new Option(name, name));
    });
    add(textOfHead(table, column), select, function (row) {
      return !select.value || textOf(row, column) === select.value;
    });
  }

  /* ----------------------------------------------------------- folding */
  function descendants(row) {
    var found = [], next = row.nextElementSibling;
    for (; next && levelOf(next) > levelOf(row); next = next.nextElementSibling)
      found.push(next);
    return found;
  }
  function isOpen(row) {
    var button = row.querySelector('.fold');
    return !button || button.getAttribute('aria-expanded') === 'true';
  }
  function show(row, open) {
    var closed = 0, button = row.querySelector('.fold');
    if (!button) return;
    button.setAttribute('aria-expanded', open ? 'true' : 'false');
    descendants(row).forEach(function (below) {
      var level = levelOf(below);
      if (closed && level <= closed) closed = 0;
      below.hidden = !open || closed > 0;
      if (!closed && !isOpen(below)) closed = level;
    });
  }
  function addFolding(table) {
    var rows = rowsOf(table);
    var parents = rows.filter(function (row) { return descendants(row).length; });
    if (!parents.length) return;
    table.classList.add('folding');
    parents.forEach(function (row) {
      var head = row.querySelector('th'), button = make('button', 'fold');
      button.setAttribute('aria-label', '展开或收起' + head.textContent);
      button.setAttribute('aria-expanded', 'true');
      button.addEventListener('click', function () { show(row, !isOpen(row)); });
      head.insertBefore(button, head.firstChild);
    });
    parents.slice().reverse().forEach(function (row) { show(row, false); });
    [['全部展开', true], ['全部收起', false]].forEach(function (word) {
      var button = make('button', '', word[0]);
      button.addEventListener('click', function () {
        parents.forEach(function (row) { show(row, word[1]); });
      });
      toolsOf(table).appendChild(button);
    });
  }
  /* The row that an address leads to is made visible. */
  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id), row = target;
    if (!target) return;
    for (var e = target; e; e = e.parentElement)
      if (e.tagName === 'DETAILS') e.open = true;
    while (row && row.tagName === 'TR' && target.hidden) {
      row = row.previousElementSibling;
      if (row && levelOf(row) < levelOf(target) && !isOpen(row)) show(row, true);
    }
    target.scrollIntoView();
  }

  /* --------------------------------------------------------------- CSV */
  function field(text) {
    return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  function csvOf(table) {
    return all(table.rows).map(function (row) {
      return all(row.cells).map(function (cell) {
        var copy = cell.cloneNode(true);
        all(copy.querySelectorAll('.fold, .mark')).forEach(function (extra) {
          extra.remove();
        });
        var text = copy.textContent.trim();
        return field(isNaN(numberOf(text)) ? text : text.replace(/,/g, ''));
      }).join(',');
    }).join('\r\n') + '\r\n';
  }
  function copyText(text, done) {
    function byHand() {
      var area = make('textarea');
      area.value = text;
      document.body.appendChild(area);
      area.select();
      done(document.execCommand('copy'));
      area.remove();
    }
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(text).then(function () { done(true); }, byHand);
  }
  function addCopying(table) {
    var button = make('button', 'copy', '复制为CSV');
    button.addEventListener('click', function () {
      copyText(csvOf(table), function (good) {
        button.textContent = good ? '已复制' : '未能复制';
        setTimeout(function () { button.textContent = '复制为CSV'; }, 2000);
      });
    });
    toolsOf(table).appendChild(button);
  }

  /* ------------------------------------------------------------- reading */
  /* A table with room enough needs no box of its own, so its head can stay in
   * sight while the page moves. */
  function fitBoxes() {
    all(document.querySelectorAll('.scroll:not(.wide)')).forEach(function (box) {
      box.classList.remove('fits');
      box.classList.toggle('fits', box.scrollWidth <= box.clientWidth);
    });
  }
  /* The link of the section being read is marked, and kept in sight. */
  function followSections() {
    var links = all(document.querySelectorAll('.sections a[href^="#"]'));
    var parts = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    function mark() {
      var now = 0;
      parts.forEach(function (part, i) {
        if (part && part.getBoundingClientRect().top < innerHeight / 3) now = i;
      });
      links.forEach(function (link, i) {
        if (i !== now) { link.removeAttribute('aria-current'); return; }
        if (link.hasAttribute('aria-current')) return;
        link.setAttribute('aria-current', 'true');
        var list = link.closest('.sections');
        list.scrollLeft = link.offsetLeft - list.clientWidth / 3;
      });
    }
    if (!links.length) return;
    var waiting = false;
    window.addEventListener('scroll', function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; mark(); });
    }, { passive: true });
    mark();
  }

  all(document.querySelectorAll('table.searchable')).forEach(addSearch);
  all(document.querySelectorAll('table.tree')).forEach(addFolding);
  all(document.querySelectorAll('table.sortable')).forEach(addSorting);
  all(document.querySelectorAll('table[data-js-name]')).forEach(addCopying);
  window.addEventListener('hashchange', openTarget);
  window.addEventListener('resize', fitBoxes);
  fitBoxes();
  followSections();
  openTarget();
}());
