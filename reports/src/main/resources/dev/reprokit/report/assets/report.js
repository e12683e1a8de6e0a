// Draws every figure of the page from the JSON beside it. The page is complete without this script:
// each figure has its table.
'use strict';

(() => {
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect'];
  const DASHES = [[7, 5], [2, 3], [10, 4, 2, 4], [4, 2]];
  // So many points have a marker and a tick each, and need no zoom.
  const FEW = 12;
  const SVG = 'http://www.w3.org/2000/svg';

  const number = new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: false });

  function theme() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue('--' + name).trim();
    return {
      text: colour('text'),
      quiet: colour('quiet'),
      line: colour('line'),
      card: colour('card'),
      series: [1, 2, 3, 4, 5, 6, 7].map((i) => colour('series-' + i)),
    };
  }

  // A place on an axis was chosen, not measured, and is named in full; a logarithm loses the last digits.
  const exact = (x) => Number(x.toPrecision(12));

  // What the legend names: our lines, then the published ones. A published line that one of ours
  // repeats has its colour, another has none; dashes tell them apart.
  function entries(chart, { series, quiet }) {
    const colour = (i) => series[i % series.length];
    if (chart.series) {
      return chart.series.map((bars, i) => ({ name: bars.label, colour: colour(i), symbol: 'rect', bars }));
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

  // Places next to each other that have a mean: where one has none, the band has a gap.
  function runs(spread) {
    const all = [[]];
    spread.forEach((at) => (at.mean === null ? all.push([]) : all[all.length - 1].push(at)));
    return all.filter((run) => run.length > 0);
  }

  // A polygon a run: along the largest values, and back along the smallest. The data are there for
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
        symbol: 'none',
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
    svg.append(set(document.createElementNS(SVG, 'path'), {
      d: 'M0 6H30', stroke: entry.colour, 'stroke-width': 2.5, 'stroke-dasharray': (entry.dash ?? []).join(' '),
    }));
    const shapes = { circle: 'M11 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0', rect: 'M11 2h8v8h-8z', triangle: 'M15 1.5l4.5 8.5h-9z', diamond: 'M15 1l5 5l-5 5l-5-5z' };
    if (entry.symbol) {
      svg.append(set(document.createElementNS(SVG, 'path'), { d: shapes[entry.symbol] ?? shapes.circle, fill: entry.colour }));
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

  function figureAt(entry, x) {
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

  // An element rather than HTML text: labels stay text whatever they contain.
  function tip(chart, visible, x) {
    const table = document.createElement('table');
    table.className = 'tip';
    table.createCaption().textContent = chart.xAxis.label + ': ' + exact(x);
    for (const entry of visible) {
      const cells = figureAt(entry, x);
      if (cells) {
        const row = table.insertRow();
        row.insertCell().append(swatch(entry));
        [entry.name, ...cells].forEach((text) => { row.insertCell().textContent = text; });
      }
    }
    return table;
  }

  function valueAxis(colours, log = false) {
    return {
      type: log ? 'log' : 'value',
      nameTextStyle: { color: colours.quiet },
      axisLabel: { color: colours.quiet },
      axisLine: { lineStyle: { color: colours.line } },
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

  // Where the visible lines have something, in order.
  function places(visible) {
    const all = visible.flatMap(({ trials, reference }) => (trials
      ? [trials.spread, ...trials.seeds.map((seed) => seed.points)].flat()
      : reference.points));
    return [...new Set(all.map((at) => at.x))].sort((a, b) => a - b);
  }

  function xAxis(chart, at, colours) {
    const axis = valueAxis(colours, chart.xAxis.log);
    const whole = at.every(Number.isInteger);
    const ticks = at.length <= FEW ? { customValues: at } : {};
    // Logarithms are rounded; a tick at an end would fall off without a little room.
    const ends = chart.xAxis.log && at.length > 0 && at.length <= FEW
      ? { min: at[0] * (1 - 1e-9), max: at[at.length - 1] * (1 + 1e-9) }
      : { min: 'dataMin', max: 'dataMax' };
    return {
      ...axis,
      // Zoomed, an axis of whole numbers ends between them; there is nothing to name there.
      axisLabel: {
        ...axis.axisLabel, ...ticks, hideOverlap: true,
        formatter: (x) => (whole && !Number.isInteger(exact(x)) ? '' : String(exact(x))),
      },
      axisTick: ticks,
      name: chart.xAxis.label,
      nameLocation: 'middle',
      nameGap: 28,
      ...(whole && !chart.xAxis.log ? { minInterval: 1 } : {}),
      ...ends,
      splitLine: { show: false },
    };
  }

  // Known by its id, it keeps its place when a line is hidden.
  function zoom(at, colours) {
    return {
      id: 'zoom', type: 'slider', height: 18, bottom: 6, brushSelect: false, showDataShadow: false,
      borderColor: colours.line, textStyle: { color: colours.quiet }, filterMode: 'none',
      ...(at.every(Number.isInteger) ? { labelPrecision: 0 } : {}),
    };
  }

  function option(chart, visible, colours) {
    if (chart.series) {
      return barOption(chart, visible, colours);
    }
    const at = places(visible);
    const zooms = at.length > FEW;
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: 20, top: 12, bottom: zooms ? 62 : 36, containLabel: true },
      xAxis: xAxis(chart, at, colours),
      yAxis: { ...valueAxis(colours, chart.yAxis.log), scale: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: colours.card,
        borderColor: colours.line,
        textStyle: { color: colours.text },
        axisPointer: { lineStyle: { color: colours.quiet } },
        formatter: (hovered) => tip(chart, visible, hovered[0].axisValue),
      },
      dataZoom: zooms ? [zoom(at, colours)] : [],
      series: visible.flatMap((entry) => (entry.reference ? referenceSeries(entry, colours) : ourSeries(entry, chart))),
    };
  }

  // Beside the chart rather than in it: there it would be cut off where it is longer than the screen.
  function verticalAxis(label) {
    const text = document.createElement('div');
    text.className = 'axis';
    text.textContent = label;
    return text;
  }

  function draw(figure) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const box = figure.querySelector('.chart');
    box.before(verticalAxis(data.series ? data.axis : data.yAxis.label));
    box.style.display = 'block';
    const chart = echarts.init(box, null, { renderer: 'svg' });
    const hidden = new Set();
    const redraw = () => {
      const colours = theme();
      const all = entries(data, colours);
      const paint = () => {
        const drawn = option(data, all.filter((entry) => !hidden.has(entry.name)), colours);
        chart.setOption(drawn, { replaceMerge: ['series', 'dataZoom'] });
        box.dataset.series = drawn.series.length;
      };
      legend(figure.querySelector('.legend'), all, hidden, paint);
      paint();
    };
    redraw();
    new ResizeObserver(() => chart.resize()).observe(box);
    return redraw;
  }

  const redraws = [...document.querySelectorAll('figure')].map(draw);
  const redrawAll = () => redraws.forEach((redraw) => redraw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
  matchMedia('print').addEventListener('change', redrawAll);
})();
