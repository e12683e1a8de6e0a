// Draws every figure of the page from the JSON beside it. The page is complete without this script:
// each figure has its table.
'use strict';

(() => {
  const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'roundRect'];
  const DASHES = [[7, 5], [2, 3], [10, 4, 2, 4], [4, 2]];
  const MARKERS = 10;
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

  // What the legend names: our conditions, then the published curves. A published curve that a
  // condition repeats has the condition's colour; dashes tell them apart.
  function entries(chart, colours) {
    const colour = (i) => colours[i % colours.length];
    if (chart.series) {
      return chart.series.map((bars, i) => ({ name: bars.label, colour: colour(i), symbol: 'rect', bars }));
    }
    const ours = chart.conditions.map((condition, i) => ({
      name: condition.label,
      colour: colour(i),
      symbol: SYMBOLS[i % SYMBOLS.length],
      condition,
    }));
    let free = ours.length;
    const published = chart.references.map((reference, i) => ({
      name: reference.label,
      colour: colour(reference.condition ?? free++),
      dash: DASHES[i % DASHES.length],
      reference,
    }));
    return [...ours, ...published];
  }

  function line(name, data, more) {
    return { type: 'line', name, data, showSymbol: false, animation: false, emphasis: { disabled: true }, ...more };
  }

  const pair = (point) => [point.epoch, point.value];

  // One polygon: along the largest values, and back along the smallest.
  function band({ name, colour, condition }) {
    const { spread } = condition;
    const edge = [...spread.map((at) => [at.epoch, at.high]), ...spread.map((at) => [at.epoch, at.low]).reverse()];
    return {
      type: 'custom',
      name,
      data: [edge[0]],
      z: 1,
      silent: true,
      clip: true,
      renderItem: (at, api) => ({
        type: 'polygon',
        shape: { points: edge.map((point) => api.coord(point)) },
        style: { fill: colour, opacity: 0.16 },
      }),
    };
  }

  function conditionSeries(entry) {
    const { name, colour, condition } = entry;
    const several = condition.seeds.length > 1;
    const every = Math.ceil(condition.spread.length / MARKERS);
    const mean = line(name, condition.spread.map((at) => [at.epoch, at.mean]), {
      z: 4,
      color: colour,
      lineStyle: { width: 2.5 },
      symbol: entry.symbol,
      showSymbol: true,
      symbolSize: (value, at) => (at.dataIndex % every === 0 ? 8 : 0),
    });
    const seeds = condition.seeds
      .filter((seed) => several || !seed.finished)
      .map((seed) => line(name, seed.points.map(pair), {
        z: 2,
        silent: true,
        symbol: 'none',
        lineStyle: { width: 1, opacity: 0.45, color: colour },
      }));
    return [mean, ...(several && condition.spread.length > 0 ? [band(entry)] : []), ...seeds];
  }

  function referenceSeries(entry) {
    return [
      line(entry.name, entry.reference.points.map(pair), {
        z: 3,
        color: entry.colour,
        lineStyle: { width: 2, type: entry.dash },
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

  function figureAt(entry, epoch) {
    if (entry.reference) {
      const point = entry.reference.points.find((at) => at.epoch === epoch);
      return point && [number.format(point.value), ''];
    }
    const at = entry.condition.spread.find((spread) => spread.epoch === epoch);
    return at && [number.format(at.mean), at.low === at.high ? '' : number.format(at.low) + ' to ' + number.format(at.high)];
  }

  // An element rather than HTML text: labels stay text whatever they contain.
  function tip(visible, epoch) {
    const table = document.createElement('table');
    table.className = 'tip';
    table.createCaption().textContent = 'Epoch ' + epoch;
    for (const entry of visible) {
      const cells = figureAt(entry, epoch);
      if (cells) {
        const row = table.insertRow();
        row.insertCell().append(swatch(entry));
        [entry.name, ...cells].forEach((text) => { row.insertCell().textContent = text; });
      }
    }
    return table;
  }

  function valueAxis(colours) {
    return {
      type: 'value',
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
      grid: { left: 8, right: 20, top: 36, bottom: 12, containLabel: true },
      xAxis: {
        ...axis,
        type: 'category',
        data: chart.categories,
        axisLabel: { color: colours.quiet, interval: 0, width: 110, overflow: 'break', lineHeight: 15 },
        splitLine: { show: false },
      },
      yAxis: { ...axis, name: chart.axis, nameTextStyle: { color: colours.quiet, align: 'left' } },
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

  function option(chart, visible, colours) {
    if (chart.series) {
      return barOption(chart, visible, colours);
    }
    const axis = valueAxis(colours);
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: 20, top: 36, bottom: 62, containLabel: true },
      xAxis: {
        ...axis,
        // Zoomed, the axis ends between epochs; there is nothing to name there.
        axisLabel: { ...axis.axisLabel, formatter: (epoch) => (Number.isInteger(epoch) ? String(epoch) : '') },
        name: 'epoch',
        nameLocation: 'middle',
        nameGap: 28,
        minInterval: 1,
        min: 'dataMin',
        max: 'dataMax',
        splitLine: { show: false },
      },
      yAxis: { ...axis, name: chart.axis, nameTextStyle: { color: colours.quiet, align: 'left' }, scale: true },
      tooltip: {
        trigger: 'axis',
        confine: true,
        backgroundColor: colours.card,
        borderColor: colours.line,
        textStyle: { color: colours.text },
        axisPointer: { lineStyle: { color: colours.quiet } },
        formatter: (at) => tip(visible, at[0].axisValue),
      },
      dataZoom: [{
        type: 'slider', height: 18, bottom: 6, brushSelect: false, showDataShadow: false,
        borderColor: colours.line, textStyle: { color: colours.quiet }, labelPrecision: 0, filterMode: 'none',
      }],
      series: visible.flatMap((entry) => (entry.reference ? referenceSeries(entry) : conditionSeries(entry))),
    };
  }

  function draw(figure) {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const box = figure.querySelector('.chart');
    box.style.display = 'block';
    const chart = echarts.init(box, null, { renderer: 'svg' });
    const hidden = new Set();
    const redraw = () => {
      const colours = theme();
      const all = entries(data, colours.series);
      const paint = () => {
        const drawn = option(data, all.filter((entry) => !hidden.has(entry.name)), colours);
        chart.setOption(drawn, { replaceMerge: ['series'] });
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
