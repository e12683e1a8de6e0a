// Draws every chart of the page from the JSON beside it. The page is complete without this script,
// in which each chart has its table.
'use strict';

(() => {
  // The last two are a triangle on its head and a cross.
  const DOWN = 'M10 1.5h10l-5 9z';
  const CROSS = 'M13 1h4v3h3v4h-3v3h-4v-3h-3v-4h3z';
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'path://' + DOWN, 'path://' + CROSS];
  const DASHES = [[7, 5], [2, 3], [10, 4, 2, 4], [4, 2]];
  // Up to so many points, each has a marker and a tick, and the chart needs no zoom.
  const FEW = 12;
  // Heat maps with up to so many columns have room for values in their cells.
  const ROOMY = 14;
  // Cividis, from dark to bright; colour-blind readers see nearly the same colours.
  const HEAT = ['#00224e', '#123570', '#3b496c', '#575d6d', '#707173', '#8a8678', '#a59c74', '#c3b369', '#e1cc55', '#fee838'];
  const SVG = 'http://www.w3.org/2000/svg';

  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name).trim();
    return {
      text: colour('text'),
      quiet: colour('quiet'),
      line: colour('line'),
      page: colour('page'),
      card: colour('card'),
      series: [1, 2, 3, 4, 5, 6, 7].map((i) => colour('series-' + i)),
    };
  }

  // A place on an axis is named in full, since it was chosen, not measured. A logarithm loses the last digits.
  const exact = (x) => Number(x.toPrecision(12));

  // Entries of the legend: this run's lines, then the published ones. A published line that one of ours
  // repeats has its colour, another has none; dashes tell them apart.
  function entries(chart, { series, quiet }) {
    const colour = (i) => series[i % series.length];
    if (chart.series) {
      return chart.series.map((bars, i) => ({ name: bars.label, colour: colour(i), symbol: 'rect', bars }));
    }
    if (chart.rows) {
      return [];
    }
    if (chart.groups) {
      const groups = chart.groups.map((group, i) => ({
        name: group.label, colour: colour(i), symbol: SYMBOLS[i % SYMBOLS.length], hollow: group.source !== null, group,
      }));
      const fits = chart.fits.map((fit, i) => ({ name: fit.label, colour: quiet, dash: DASHES[i % DASHES.length], fit }));
      return [...groups, ...fits];
    }
    const ours = chart.lines.map((trials, i) => ({
      name: trials.label,
      colour: colour(i),
      symbol: SYMBOLS[i % SYMBOLS.length],
      trials,
    }));
    const published = chart.references.map((reference, i) => ({
      name: reference.label,
      colour: reference.line === null ? quiet : colour(reference.line),
      dash: DASHES[i % DASHES.length],
      reference,
    }));
    return [...ours, ...published];
  }

  function line(name, data, more) {
    return { type: 'line', name, data, showSymbol: false, animation: false, emphasis: { disabled: true }, ...more };
  }

  const pair = (point) => [point.x, point.value];

  // Groups of neighbouring places that have a mean. The band has a gap at a place without one.
  function runs(spread) {
    const all = [[]];
    spread.forEach((at) => (at.mean === null ? all.push([]) : all[all.length - 1].push(at)));
    return all.filter((run) => run.length > 0);
  }

  // One polygon per group: along the largest values, and back along the smallest. The data are there for
  // the axes' ends.
  function band({ name, colour, trials }, { yAxis }) {
    const shown = runs(trials.spread);
    const data = shown.flat().flatMap(({ x, low, high }) => [[x, low], [x, high]]);
    const polygon = (run, { coordSys }, api) => {
      const coord = (x, value) => (yAxis.log && value <= 0
        ? [api.coord([x, run[0].mean])[0], coordSys.y + coordSys.height]
        : api.coord([x, value]));
      return {
        type: 'polygon',
        shape: { points: [...run.map((at) => coord(at.x, at.high)), ...run.map((at) => coord(at.x, at.low)).reverse()] },
        // A single place has no width but its stroke's.
        style: { fill: colour, stroke: colour, lineWidth: run.length === 1 ? 6 : 0, opacity: 0.16 },
      };
    };
    return {
      type: 'custom',
      name,
      data: data.filter(([, value]) => !yAxis.log || value > 0),
      z: 1,
      silent: true,
      clip: true,
      renderItem: (at, api) => at.dataIndex === 0
        ? { type: 'group', children: shown.map((run) => polygon(run, at, api)) }
        : undefined,
    };
  }

  function ourSeries(entry, chart) {
    const { name, colour, trials } = entry;
    const several = trials.seeds.length > 1;
    const every = Math.ceil(trials.spread.length / FEW);
    const mean = line(name, trials.spread.map((at) => [at.x, at.mean]), {
      z: 4,
      color: colour,
      lineStyle: { width: 2.5 },
      symbol: entry.symbol,
      showSymbol: true,
      symbolSize: (value, at) => (at.dataIndex % every === 0 ? 8 : 0),
    });
    const seeds = trials.seeds
      .filter((seed) => several || !seed.finished)
      .map((seed) => line(name, seed.points.map(pair), {
        z: 2,
        silent: true,
        // A single point is no line.
        ...(seed.points.length === 1 ? { showSymbol: true, symbol: 'circle', symbolSize: 4 } : { symbol: 'none' }),
        itemStyle: { color: colour, opacity: 0.6 },
        lineStyle: { width: 1, opacity: 0.45, color: colour },
      }));
    return [mean, ...(trials.spread.some((at) => at.n > 1) ? [band(entry, chart)] : []), ...seeds];
  }

  function referenceSeries(entry, colours) {
    const { points } = entry.reference;
    return [
      line(entry.name, points.map(pair), {
        z: 3,
        lineStyle: { width: 2, type: entry.dash, color: entry.colour },
        symbol: 'circle',
        symbolSize: 7,
        showSymbol: points.length <= FEW,
        itemStyle: { color: colours.card, borderColor: entry.colour, borderWidth: 2 },
      }),
    ];
  }

  function swatch(entry) {
    const svg = document.createElementNS(SVG, 'svg');
    const set = (element, attributes) => {
      Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
      return element;
    };
    set(svg, { width: 30, height: 12, viewBox: '0 0 30 12', 'aria-hidden': 'true' });
    if (!entry.group) svg.append(set(document.createElementNS(SVG, 'path'), {
      d: 'M0 6H30', stroke: entry.colour, 'stroke-width': 2.5, 'stroke-dasharray': (entry.dash ?? []).join(' '),
    }));
    const shapes = { circle: 'M11 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0', rect: 'M11 2h8v8h-8z', triangle: 'M15 1.5l4.5 8.5h-9z', diamond: 'M15 1l5 5l-5 5l-5-5z', ['path://' + DOWN]: DOWN, ['path://' + CROSS]: CROSS };
    if (entry.symbol) {
      svg.append(set(document.createElementNS(SVG, 'path'), {
        d: shapes[entry.symbol] ?? shapes.circle, stroke: entry.colour, fill: entry.hollow ? 'none' : entry.colour,
      }));
    }
    return svg;
  }

  function legend(box, all, hidden, paint) {
    box.replaceChildren(...all.map((entry) => {
      const button = document.createElement('button');
      const mark = () => button.setAttribute('aria-pressed', String(!hidden.has(entry.name)));
      button.type = 'button';
      button.append(swatch(entry), entry.name);
      button.addEventListener('click', () => {
        if (!hidden.delete(entry.name)) {
          hidden.add(entry.name);
        }
        mark();
        paint();
      });
      mark();
      return button;
    }));
  }

  function valueAt(entry, x) {
    if (entry.reference) {
      const point = entry.reference.points.find((at) => exact(at.x) === exact(x));
      return point && [number.format(point.value), '', ''];
    }
    const at = entry.trials.spread.find((spread) => exact(spread.x) === exact(x));
    return at && [
      at.mean === null ? '–' : number.format(at.mean),
      at.low === at.high ? '' : number.format(at.low) + ' to ' + number.format(at.high),
      'n = ' + at.n + (at.never ? ', ' + at.never + ' never' : '') + (at.missing ? ', ' + at.missing + ' missing' : ''),
    ];
  }

  const placeName = (chart, x) => chart.xAxis.names[x] ?? String(exact(x));

  // An element rather than HTML text: labels stay text whatever they contain.
  function tip(chart, visible, x) {
    const table = document.createElement('table');
    table.className = 'tip';
    table.createCaption().textContent = chart.xAxis.label + ': ' + placeName(chart, x);
    for (const entry of visible) {
      const cells = valueAt(entry, x);
      if (cells) {
        const row = table.insertRow();
        row.insertCell().append(swatch(entry));
        [entry.name, ...cells].forEach((text) => { row.insertCell().textContent = text; });
      }
    }
    return table;
  }

  // A tick in few characters: powers of ten where there would be many zeros.
  function short(value) {
    const size = Math.abs(value);
    return size !== 0 && (size >= 1e6 || size < 1e-4)
      ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e')
      : String(exact(value));
  }

  function valueAxis(colours, log = false) {
    return {
      type: log ? 'log' : 'value',
      nameTextStyle: { color: colours.quiet },
      axisLabel: { color: colours.quiet, formatter: short, hideOverlap: true },
      axisLine: { onZero: false, lineStyle: { color: colours.line } },
      splitLine: { lineStyle: { color: colours.line } },
    };
  }

  function barOption(chart, visible, colours) {
    const axis = valueAxis(colours);
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: 20, top: 22, bottom: 12, containLabel: true },
      xAxis: {
        ...axis,
        type: 'category',
        data: chart.categories,
        axisLabel: { color: colours.quiet, interval: 0, width: 110, overflow: 'break', lineHeight: 15 },
        splitLine: { show: false },
      },
      yAxis: axis,
      series: visible.map(({ name, colour, bars }) => ({
        type: 'bar',
        name,
        data: bars.values,
        color: colour,
        barMaxWidth: 32,
        label: { show: true, position: 'top', color: colours.text, formatter: (at) => number.format(at.value) },
      })),
    };
  }

  // Places on the horizontal axis at which the visible lines have values, in order.
  function places(visible) {
    const all = visible.flatMap(({ trials, reference }) => (trials
      ? [trials.spread, ...trials.seeds.map((seed) => seed.points)].flat()
      : reference.points));
    return [...new Set(all.map((at) => at.x))].sort((a, b) => a - b);
  }

  function xAxis(chart, at, colours) {
    const axis = valueAxis(colours, chart.xAxis.log);
    const whole = at.every(Number.isInteger);
    const { names } = chart.xAxis;
    const ticks = at.length <= FEW || names.length > 0 ? { customValues: at } : {};
    // Logarithms are rounded; a tick at an end would fall off without a little room.
    const ends = names.length > 0 ? { min: -0.3, max: names.length - 0.7 } : chart.xAxis.log && at.length > 0 && at.length <= FEW
      ? { min: at[0] * (1 - 1e-9), max: at[at.length - 1] * (1 + 1e-9) }
      : { min: 'dataMin', max: 'dataMax' };
    return {
      ...axis,
      // A zoomed axis of whole numbers may end between two of them, where no label belongs.
      axisLabel: {
        ...axis.axisLabel, ...ticks, hideOverlap: names.length === 0,
        ...(names.length > FEW / 2 ? { rotate: 40 } : { width: 120, overflow: 'break', lineHeight: 15 }),
        formatter: (x) => (whole && !Number.isInteger(exact(x)) ? '' : placeName(chart, x)),
      },
      axisTick: ticks,
      // An axis of names needs no title.
      name: names.length > 0 ? '' : chart.xAxis.label,
      nameLocation: 'middle',
      nameGap: 28,
      ...(whole && !chart.xAxis.log ? { minInterval: 1 } : {}),
      ...ends,
      splitLine: { show: false },
    };
  }

  // The id keeps the zoom's position when a line is hidden.
  function zoom(at, colours) {
    return {
      id: 'zoom', type: 'slider', height: 18, bottom: 6, brushSelect: false, showDataShadow: false,
      borderColor: colours.line, textStyle: { color: colours.quiet }, filterMode: 'none',
      ...(at.every(Number.isInteger) ? { labelPrecision: 0 } : {}),
    };
  }

  function card(colours) {
    return { confine: true, backgroundColor: colours.card, borderColor: colours.line, textStyle: { color: colours.text } };
  }

  // Lines of names and values, as text whatever they contain.
  function note(...lines) {
    const box = document.createElement('div');
    box.className = 'tip';
    box.append(...lines.map((text) => {
      const line = document.createElement('div');
      line.textContent = text;
      return line;
    }));
    return box;
  }

  // The page lays names out wider than the chart library reckons, which then cuts the longest.
  function widest(names) {
    const probe = document.createElement('span');
    Object.assign(probe.style, { position: 'absolute', visibility: 'hidden', whiteSpace: 'nowrap', font: '12px system-ui, sans-serif' });
    document.body.append(probe);
    const widths = names.map((name) => {
      probe.textContent = name;
      return probe.getBoundingClientRect().width;
    });
    probe.remove();
    return Math.ceil(Math.max(0, ...widths));
  }

  function heatOption(chart, view, colours, width) {
    const needed = widest(chart.rows);
    // On a narrow page names end in an ellipsis; the table has them whole.
    const room = Math.min(needed, Math.round(0.4 * width));
    const fit = room < needed ? { width: room, overflow: 'truncate' } : {};
    const published = view === 'published';
    const epochs = published ? chart.published.epochs : chart.epochs;
    const values = published ? chart.published.values : chart.cells.map((row) => row.map((at) => at.mean));
    // All heat maps of a quantity share one scale.
    const { least, most } = chart.scale ?? { least: 0, most: 1 };
    const category = (data, name) => ({
      type: 'category', data, name, nameTextStyle: { color: colours.quiet }, axisLabel: { color: colours.quiet },
      axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false },
    });
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: room + 16, right: 20, top: 12, bottom: 96 },
      xAxis: { ...category(epochs, 'Epoch'), nameLocation: 'middle', nameGap: 28 },
      yAxis: { ...category(chart.rows), inverse: true, axisLabel: { color: colours.quiet, interval: 0, ...fit } },
      visualMap: {
        min: least, max: most, calculable: true, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 14,
        itemHeight: 160, precision: 3, inRange: { color: HEAT }, textStyle: { color: colours.quiet }, formatter: (value) => number.format(value),
      },
      tooltip: {
        ...card(colours),
        formatter: ({ value: [column, row, mean] }) => {
          const at = published ? null : chart.cells[row][column];
          return note(chart.rows[row] + ', epoch ' + epochs[column], number.format(mean)
            + (at && at.low !== at.high ? ' (' + number.format(at.low) + ' to ' + number.format(at.high) + ', n = ' + at.n + ')' : ''));
        },
      },
      series: [{
        type: 'heatmap',
        data: values.flatMap((row, y) => row.map((value, x) => ({
          value: [x, y, value],
          // Dark text on the bright half.
          label: { color: value - least > 0.55 * (most - least) ? '#000000' : '#ffffff' },
        }))).filter(({ value }) => value[2] !== null),
        itemStyle: { borderColor: colours.card, borderWidth: 1 },
        label: {
          show: epochs.length <= ROOMY && width > 560, fontSize: 11, textBorderWidth: 0,
          formatter: ({ value }) => value[2].toFixed(2),
        },
      }],
    };
  }

  function scatterOption(chart, visible, colours) {
    const dots = chart.groups.flatMap((group) => group.dots);
    const [left, right] = [Math.min(...dots.map((dot) => dot.x)), Math.max(...dots.map((dot) => dot.x))];
    const straight = (name, slope, offset, style) => line(name, [left, right].map((x) => [x, slope * x + offset]), {
      silent: true, symbol: 'none', lineStyle: style, z: 1,
    });
    const groups = visible.filter((entry) => entry.group).map(({ name, colour, symbol, hollow, group }) => ({
      type: 'scatter', name, symbol, symbolSize: hollow ? 8 : 11, z: hollow ? 2 : 3,
      itemStyle: hollow ? { color: 'transparent', borderColor: colour, borderWidth: 1.5 } : { color: colour, borderColor: colours.card },
      data: group.dots.map((dot) => ({ name: dot.name, value: [dot.x, dot.y] })),
    }));
    const fits = visible.filter((entry) => entry.fit).map(({ name, dash, fit }) => straight(name, fit.slope, fit.offset, { color: colours.quiet, width: 1.5, type: dash }));
    const identity = chart.identity && dots.length > 0 ? [straight('both equal', 1, 0, { color: colours.quiet, width: 1, opacity: 0.6 })] : [];
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: 20, top: 12, bottom: 36, containLabel: true },
      xAxis: { ...valueAxis(colours), scale: true, name: chart.xAxis, nameLocation: 'middle', nameGap: 28, splitLine: { show: false } },
      yAxis: { ...valueAxis(colours), scale: true },
      tooltip: {
        ...card(colours),
        formatter: ({ seriesName, name, value }) => note(name, seriesName, number.format(value[0]) + ' → ' + number.format(value[1])),
      },
      dataZoom: [{ type: 'inside' }, { type: 'inside', orient: 'vertical' }],
      series: [...identity, ...fits, ...groups],
    };
  }

  // A logarithmic axis has no place for 0 and less.
  function onAxis(chart, log) {
    if (!log) {
      return { chart: { ...chart, yAxis: { ...chart.yAxis, log } }, hidden: 0 };
    }
    const shows = (point) => point.value > 0;
    const fits = (at) => at.mean === null || at.mean > 0;
    const means = chart.lines.flatMap((trials) => trials.spread).filter((at) => !fits(at));
    const points = chart.references.flatMap((reference) => reference.points).filter((point) => !shows(point));
    return {
      chart: {
        ...chart,
        yAxis: { ...chart.yAxis, log },
        lines: chart.lines.map((trials) => ({
          ...trials,
          spread: trials.spread.map((at) => (fits(at) ? at : { ...at, mean: null, low: null, high: null })),
          seeds: trials.seeds.map((seed) => ({ ...seed, points: seed.points.filter(shows) })),
        })),
        references: chart.references.map((reference) => ({ ...reference, points: reference.points.filter(shows) })),
      },
      hidden: means.length + points.length,
    };
  }

  function option(chart, visible, colours, { view, width }) {
    if (chart.series) {
      return barOption(chart, visible, colours);
    }
    if (chart.rows) {
      return heatOption(chart, view, colours, width);
    }
    if (chart.groups) {
      return scatterOption(chart, visible, colours);
    }
    const at = places(visible);
    const zooms = at.length > FEW && chart.xAxis.names.length === 0;
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: 20, top: 12, bottom: zooms ? 62 : chart.xAxis.names.length > 0 ? 28 : 36, containLabel: true },
      xAxis: xAxis(chart, at, colours),
      yAxis: { ...valueAxis(colours, chart.yAxis.log), scale: true },
      tooltip: {
        ...card(colours),
        trigger: 'axis',
        axisPointer: { lineStyle: { color: colours.quiet } },
        formatter: (hovered) => tip(chart, visible, hovered[0].axisValue),
      },
      dataZoom: zooms ? [zoom(at, colours)] : [],
      series: visible.flatMap((entry) => (entry.reference ? referenceSeries(entry, colours) : ourSeries(entry, chart))),
    };
  }

  // The title stands beside the chart, since in it a title that is longer than the screen would be cut off.
  function verticalAxis(label) {
    const text = document.createElement('div');
    text.className = 'axis';
    text.textContent = label;
    return text;
  }

  // The chart as a picture of its own, with the title and legend that the page has around it.
  function picture(figure, state) {
    const { drawn, visible, colours, label } = state();
    const [width, height] = [960, drawn.visualMap ? Math.max(540, figure.querySelector('.chart').offsetHeight + 60) : 540];
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    const rows = Math.ceil(visible.reduce((sum, entry) => sum + 60 + 8 * entry.name.length, 0) / width);
    chart.setOption({
      ...drawn,
      backgroundColor: colours.card,
      title: { text: figure.querySelector('h3').textContent, left: 12, top: 8, textStyle: { color: colours.text, fontSize: 16 } },
      legend: { data: visible.map((entry) => ({ name: entry.name })), left: 8, top: 34, textStyle: { color: colours.text } },
      grid: { ...drawn.grid, top: 62 + 24 * rows, ...(drawn.visualMap ? {} : { left: 16, bottom: 44 }) },
      yAxis: { ...drawn.yAxis, name: label, nameLocation: 'end', nameTextStyle: { color: colours.quiet, align: 'left' } },
      dataZoom: [],
    });
    const svg = chart.renderToSVGString();
    chart.dispose();
    return { svg, width, height };
  }

  function save(name, blob) {
    const link = document.createElement('a');
    link.download = name;
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function savePng(name, { svg, width, height }) {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [2 * width, 2 * height];
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(name, blob));
    };
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  }

  function tool(text, action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', action);
    return button;
  }

  function toggle(text, pressed, action) {
    const button = tool(text, () => button.setAttribute('aria-pressed', String(action())));
    button.setAttribute('aria-pressed', String(pressed));
    return button;
  }

  // Makes buttons of which one is pressed at a time.
  function choice(names, action) {
    const buttons = names.map((name, chosen) => tool(name, () => {
      buttons.forEach((button, i) => button.setAttribute('aria-pressed', String(i === chosen)));
      action(chosen);
    }));
    buttons.forEach((button, i) => {
      button.className = 'choice';
      button.setAttribute('aria-pressed', String(i === 0));
    });
    return buttons;
  }

  function axisLabel(data) {
    if (data.rows) return data.valueAxis;
    if (data.groups) return data.yAxis;
    return data.series ? data.axis : data.yAxis.label;
  }

  function draw(figure) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const box = figure.querySelector('.chart');
    const label = axisLabel(data);
    box.before(verticalAxis(label));
    box.style.display = 'block';
    if (data.rows) {
      box.style.height = 110 + 24 * data.rows.length + 'px';
    }
    const chart = echarts.init(box, null, { renderer: 'svg' });
    const hidden = new Set();
    const left = document.createElement('p');
    left.className = 'left-out';
    left.setAttribute('aria-live', 'polite');
    box.after(left);
    let log = data.yAxis?.log ?? false;
    let view = 'ours';
    let last;
    const paint = () => {
      const colours = theme();
      const all = entries(data, colours);
      const visible = all.filter((entry) => !hidden.has(entry.name));
      let shown = { chart: data, hidden: 0 };
      if (data.lines) {
        shown = onAxis(data, log);
        visible.forEach((entry) => {
          if (entry.trials) entry.trials = shown.chart.lines[data.lines.indexOf(entry.trials)];
          else entry.reference = shown.chart.references[data.references.indexOf(entry.reference)];
        });
      }
      left.textContent = shown.hidden > 0
        ? 'Not drawn, because a logarithmic axis has no place for 0 and less: ' + shown.hidden + (shown.hidden === 1 ? ' value.' : ' values.')
        : '';
      const drawn = option(shown.chart, visible, colours, { view, width: box.offsetWidth });
      chart.setOption(drawn, { replaceMerge: ['series', 'dataZoom'] });
      box.dataset.series = drawn.series.length;
      box.dataset.log = String(log);
      last = { drawn, visible, colours, label };
    };
    const redraw = () => {
      const all = entries(data, theme());
      if (!data.rows) {
        legend(figure.querySelector('.legend'), all, hidden, paint);
      }
      paint();
    };
    if (data.published) {
      figure.querySelector('.legend').append(...choice(['This run', data.published.label], (chosen) => {
        view = ['ours', 'published'][chosen];
        paint();
      }));
    }
    const tools = figure.querySelector('.tools');
    const { name } = figure.dataset;
    tools.prepend(
      ...(data.lines ? [toggle('Log scale', log, () => { log = !log; paint(); return log; })] : []),
      tool('SVG', () => save(name + '.svg', new Blob([picture(figure, () => last).svg], { type: 'image/svg+xml' }))),
      tool('PNG', () => savePng(name + '.png', picture(figure, () => last))),
    );
    redraw();
    new ResizeObserver(() => chart.resize()).observe(box);
    return redraw;
  }

  // Charts are drawn when they come near the screen, the others one by one, so
  // that the page stays at hand, and all of them before it is printed.
  const waiting = new Set(document.querySelectorAll('figure'));
  const redraws = [];
  const finish = (figure) => {
    if (waiting.delete(figure)) {
      redraws.push(draw(figure));
      if (waiting.size === 0) {
        document.documentElement.dataset.drawn = redraws.length;
      }
    }
  };
  const near = new IntersectionObserver((seen) => seen.forEach((at) => {
    if (at.isIntersecting) {
      near.unobserve(at.target);
      finish(at.target);
    }
  }), { rootMargin: '300px' });
  waiting.forEach((figure) => near.observe(figure));
  const next = () => {
    const [figure] = waiting;
    if (figure) {
      finish(figure);
      setTimeout(next);
    }
  };
  setTimeout(next);
  addEventListener('beforeprint', () => [...waiting].forEach(finish));
  const redrawAll = () => redraws.forEach((redraw) => redraw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
  matchMedia('print').addEventListener('change', redrawAll);
})();
