/* Adds what paper cannot: one search over all pages, sorting, filtering and
 * folding that stay in the address, charts by keyboard, copying as CSV. The
 * pages say everything without it. */
(function () {
  'use strict';
  var own = document.querySelector('script[src$="app.js"]').src;
  function all(nodes) { return Array.prototype.slice.call(nodes); }
  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    if (name === 'button') element.type = 'button';
    return element;
  }
  function labelled(text, field) {
    var label = make('label', '', text);
    label.appendChild(field);
    return label;
  }

  /* ------------------------------------------------------- the address */
  var state = new URLSearchParams(location.search);
  function keep(key, value) {
    if (value) state.set(key, value); else state.delete(key);
    var query = state.toString();
    try {
      history.replaceState(null, '', location.pathname + (query ? '?' + query : '') + location.hash);
    } catch (e) { /* a file opened where that is not allowed */ }
  }

  /* ------------------------------------------------------------ tables */
  function rowsOf(table) { return all(table.tBodies[0].rows); }
  function textOf(row, column) {
    return row.cells[column] ? row.cells[column].textContent.trim() : '';
  }
  function numberOf(text) {
    text = text.replace(/−/g, '-');
    return /^[-+]?[\d,]*\.?\d+%?$/.test(text) ? parseFloat(text.replace(/[,%]/g, '')) : NaN;
  }
  function isBlank(text) { return text === '' || text === '–'; }
  function compare(a, b) {
    if (isBlank(a) || isBlank(b)) return isBlank(b) - isBlank(a);
    var x = numberOf(a), y = numberOf(b);
    return !isNaN(x) && !isNaN(y) ? x - y : a.localeCompare(b, 'zh-CN');
  }
  function levelOf(row) {
    var level = /\blevel(\d)\b/.exec(row.className);
    return level ? +level[1] : 1;
  }
  /* Rows with what stands below them, so that sorting keeps the tree; sums
   * stay at the end. */
  function families(rows) {
    var roots = [], above = [];
    rows.forEach(function (row) {
      var node = { row: row, children: [] };
      while (above.length && levelOf(above[above.length - 1].row) >= levelOf(row)) above.pop();
      (above.length ? above[above.length - 1].children : roots).push(node);
      above.push(node);
    });
    return roots;
  }
  function place(nodes, column, down, body) {
    nodes.sort(function (a, b) {
      var total = a.row.classList.contains('total') - b.row.classList.contains('total');
      var order = compare(textOf(a.row, column), textOf(b.row, column));
      return total || (down ? -order : order);
    });
    nodes.forEach(function (node) {
      body.appendChild(node.row);
      place(node.children, column, down, body);
    });
  }
  function sortBy(table, key, column, down) {
    all(table.tHead.rows[0].cells).forEach(function (cell, i) {
      if (i === column) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    });
    place(families(rowsOf(table)), column, down, table.tBodies[0]);
    keep(key, (down ? '-' : '') + column);
  }
  function addSorting(table, key) {
    if (table.tHead.rows.length > 1) return;
    all(table.tHead.rows[0].cells).forEach(function (cell, i) {
      var button = make('button', 'sort', cell.textContent);
      cell.textContent = '';
      cell.appendChild(button);
      button.addEventListener('click', function () {
        sortBy(table, key, i, cell.getAttribute('aria-sort') !== 'descending');
      });
    });
    var kept = state.get(key);
    if (kept && table.tHead.rows[0].cells[Math.abs(kept)])
      sortBy(table, key, Math.abs(kept), kept[0] === '-');
  }
  function addFilter(table, tools, key) {
    var words = make('input'), least = make('input'), count = make('output');
    var amount = all(table.tHead.rows[0].cells).findIndex(function (cell) {
      return /金额|合计|预算数|总额/.test(cell.textContent);
    });
    words.type = 'search';
    least.type = 'number';
    least.min = '0';
    function apply() {
      var shown = 0, wanted = words.value.trim().toLowerCase().split(/\s+/);
      rowsOf(table).forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; }) ||
          (least.value && !(numberOf(textOf(row, amount)) >= +least.value));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = shown + '行';
      keep(key + 'q', words.value.trim());
      keep(key + 'min', least.value);
    }
    tools.appendChild(labelled('查找', words));
    if (amount >= 0) tools.appendChild(labelled('金额不少于', least));
    tools.appendChild(count);
    words.addEventListener('input', apply);
    least.addEventListener('input', apply);
    words.value = state.get(key + 'q') || '';
    least.value = state.get(key + 'min') || '';
    if (words.value || least.value) apply();
  }

  /* --------------------------------------------------------------- CSV */
  /* Numbers stay numbers with an ASCII minus; a dash for nothing is empty; a
   * text cannot run as a formula. Only rows that are shown. */
  function field(text) {
    text = text.replace(/\s+/g, ' ').trim();
    if (isBlank(text)) return '';
    if (!isNaN(numberOf(text))) return text.replace(/,/g, '').replace(/−/g, '-');
    if (/^[=+\-@\t]/.test(text)) text = "'" + text;
    return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }
  function csvOf(table) {
    return all(table.rows).filter(function (row) { return !row.hidden; }).map(function (row) {
      return all(row.cells).map(function (cell) {
        if (cell.dataset.exact) return field(cell.dataset.exact);
        var copy = cell.cloneNode(true);
        all(copy.querySelectorAll('.mark')).forEach(function (extra) { extra.remove(); });
        return field(copy.textContent);
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
  function addCopying(table, tools) {
    var button = make('button', 'copy', '复制为CSV');
    button.addEventListener('click', function () {
      copyText(csvOf(table), function (good) {
        button.textContent = good ? '已复制' : '未能复制';
        setTimeout(function () { button.textContent = '复制为CSV'; }, 2000);
      });
    });
    tools.appendChild(button);
  }
  all(document.querySelectorAll('main .table table')).forEach(function (table, i) {
    if (!table.tHead || !table.tBodies.length || table.closest('details')) return;
    var tools = make('div', 'tools'), box = table.parentNode, key = 't' + (i + 1);
    if (table.classList.contains('tools')) {
      table.classList.remove('tools');
      if (table.tBodies[0].rows.length > 6) addFilter(table, tools, key);
      addSorting(table, key);
    }
    addCopying(table, tools);
    box.parentNode.insertBefore(tools, box);
  });

  /* ----------------------------------------------------------- folding */
  /* What is folded is found by the browser's own search. */
  var folds = all(document.querySelectorAll('.fold'));
  function show(fold, open) {
    var body = fold.querySelector('.folded');
    if (open) body.removeAttribute('hidden');
    else body.setAttribute('hidden', 'until-found');
    fold.querySelector('button').setAttribute('aria-expanded', open ? 'true' : 'false');
    keep('open', folds.filter(function (f) {
      return !f.querySelector('.folded').hasAttribute('hidden');
    }).map(function (f) { return f.id; }).join(' '));
  }
  function unfold(target) {
    var fold = target && target.closest('.fold');
    if (fold) show(fold, true);
    for (var e = target; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
  }
  var opened = (state.get('open') || '').split(' ');
  folds.forEach(function (fold) {
    var head = fold.firstElementChild, button = make('button');
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.setAttribute('aria-expanded', 'true');
    button.addEventListener('click', function () {
      show(fold, button.getAttribute('aria-expanded') !== 'true');
    });
    fold.querySelector('.folded').addEventListener('beforematch', function () {
      show(fold, true);
    });
    if (folds.length > 1 && opened.indexOf(fold.id) < 0) {
      fold.querySelector('.folded').setAttribute('hidden', 'until-found');
      button.setAttribute('aria-expanded', 'false');
    }
  });
  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) return;
    unfold(target);
    target.scrollIntoView();
  }
  window.addEventListener('beforeprint', function () {
    all(document.querySelectorAll('details')).forEach(function (d) { d.open = true; });
  });

  /* ------------------------------------------------------------ charts */
  /* One stop for the tabulator a chart; arrows walk its parts. */
  var tip = make('div', 'tip');
  tip.hidden = true;
  document.body.appendChild(tip);
  function showTip(mark) {
    var box = mark.getBoundingClientRect();
    tip.textContent = mark.getAttribute('aria-label');
    tip.hidden = false;
    tip.style.left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = Math.max(8, box.top - tip.offsetHeight - 6) + 'px';
  }
  all(document.querySelectorAll('svg.drawing')).forEach(function (drawing) {
    var marks = all(drawing.querySelectorAll('.mark'));
    marks.forEach(function (mark, i) {
      var title = mark.querySelector('title');
      if (title) title.remove();
      mark.setAttribute('tabindex', i ? '-1' : '0');
      mark.addEventListener('mouseenter', function () { showTip(mark); });
      mark.addEventListener('mouseleave', function () { tip.hidden = true; });
      mark.addEventListener('focus', function () { showTip(mark); });
      mark.addEventListener('blur', function () { tip.hidden = true; });
      mark.addEventListener('keydown', function (event) {
        var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        var to = event.key === 'Home' ? 0 : event.key === 'End' ? marks.length - 1 : i + (step || 0);
        if (event.key === 'Escape') tip.hidden = true;
        if (to === i || !marks[to]) return;
        event.preventDefault();
        mark.setAttribute('tabindex', '-1');
        marks[to].setAttribute('tabindex', '0');
        marks[to].focus();
      });
    });
  });

  /* ------------------------------------------------------------ search */
  function addSearch() {
    var box = make('search', 'search'), input = make('input'), list = make('ol');
    var nav = document.querySelector('.pages');
    if (!nav) return;
    input.type = 'search';
    input.placeholder = '查找科目、项目、表';
    input.setAttribute('aria-label', '在全部页面中查找');
    list.setAttribute('aria-live', 'polite');
    box.appendChild(input);
    box.appendChild(list);
    nav.parentNode.insertBefore(box, nav.nextSibling);
    function find() {
      var words = input.value.trim().toLowerCase().split(/\s+/);
      list.textContent = '';
      keep('q', input.value.trim());
      if (!words[0] || !window.yusuanIndex) return;
      var found = window.yusuanIndex.filter(function (entry) {
        var text = entry[0].toLowerCase();
        return words.every(function (word) { return text.indexOf(word) >= 0; });
      });
      found.slice(0, 20).forEach(function (entry) {
        var item = make('li'), link = make('a', '', entry[0]);
        link.href = new URL(entry[2] + (entry[1] ? '#' + encodeURIComponent(entry[1]) : ''), own).href;
        item.appendChild(link);
        list.appendChild(item);
      });
      list.appendChild(make('li', '', found.length > 20 ? '共' + found.length + '处，只列20处'
        : '共' + found.length + '处'));
    }
    function load() {
      if (load.done) return;
      load.done = true;
      var script = make('script');
      script.src = new URL('search.js', own).href;
      script.addEventListener('load', find);
      document.head.appendChild(script);
    }
    input.addEventListener('focus', load);
    input.addEventListener('input', find);
    input.value = state.get('q') || '';
    if (input.value) load();
  }
  addSearch();
  window.addEventListener('hashchange', openTarget);
  openTarget();
}());
