import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import {
  applied,
  area,
  type Box,
  boundsOf,
  boxOf,
  common,
  identity,
  type Matrix,
  matrixOf,
  polygonArea,
  share,
  times,
} from './pdf-geometry.ts';

/** What the drawing of a page says about texts that nobody sees. */
export type PageMarks = {
  /** Texts under something opaque that was drawn after them. */
  readonly covered: readonly string[];
  /** Texts in the colour of the paper, without ink, or beyond the edge of the page. */
  readonly unseen: readonly string[];
  /** Whether a picture fills at least half of the page. */
  readonly pictured: boolean;
};

type Text = { readonly text: string; readonly box: Box; covered: boolean };

type State = {
  matrix: Matrix;
  clip: Box;
  colour: string;
  alpha: number;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  /** Since the state was saved: moved, and nothing drawn. */
  moved: boolean;
};

const MOST_TEXTS = 20_000;
const COVERED = 0.8;
const white = /^#f[a-f0-9]f[a-f0-9]f[a-f0-9]$/iu;

/** Follows the drawing of a page, order by order, as it would be painted. */
export async function pageMarks(page: PDFPageProxy): Promise<PageMarks> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const sheet: Box = [left, bottom, right, top];
  const walk = walker(sheet);
  for (const [at, order] of fnArray.entries()) walk.take(order, listOf(argsArray[at]));
  return walk.marks();
}

function walker(sheet: Box) {
  const texts: Text[] = [];
  const unseen: { readonly text: string; readonly box: Box; readonly inkless: boolean }[] = [];
  const painted: Box[] = [];
  const saved: State[] = [];
  let state: State = {
    matrix: identity,
    clip: sheet,
    colour: '#000000',
    alpha: 1,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    moved: false,
  };
  let [textMatrix, lineMatrix]: Matrix[] = [identity, identity];
  let clipsNext = false;
  let largest = 0;

  const moveLine = (x: number, y: number): void => {
    lineMatrix = times(lineMatrix ?? identity, [1, 0, 0, 1, x, y]);
    textMatrix = lineMatrix;
  };
  const paint = (box: Box, opaque: boolean): void => {
    const shown = common(box, state.clip);
    if (shown === null) return;
    if (opaque) {
      for (const text of texts) {
        if (!text.covered && share(text.box, shown) >= COVERED) text.covered = true;
      }
    }
    if (!opaque || !white.test(state.colour)) painted.push(shown);
  };
  const show = (glyphs: readonly unknown[]): void => {
    const { text, width } = lineOf(glyphs, state);
    const matrix = times(state.matrix, textMatrix ?? identity);
    const box = boxOf(matrix, [
      0,
      state.rise - state.fontSize * 0.2,
      width,
      state.rise + state.fontSize * 0.75,
    ]);
    textMatrix = times(textMatrix ?? identity, [1, 0, 0, 1, width, 0]);
    if (text.trim() === '' || texts.length >= MOST_TEXTS) return;
    const inkless = state.mode === 3 || state.mode === 7;
    const outside = common(box, sheet) === null;
    if (inkless || outside) unseen.push({ text, box, inkless });
    else if (white.test(state.colour) && !painted.some((one) => share(box, one) > 0.5)) {
      unseen.push({ text, box, inkless: false });
    }
    // What is drawn again on top is seen after all.
    for (const one of texts)
      if (one.covered && one.text === text && share(one.box, box) > 0.5) one.covered = false;
    if (!inkless) texts.push({ text, box, covered: false });
  };
  const picture = (): void => {
    const box = common(boxOf(state.matrix, [0, 0, 1, 1]), state.clip);
    if (box === null) return;
    painted.push(box);
    largest = Math.max(largest, area(box) / Math.max(1, area(sheet)));
  };
  const path = (parameters: readonly unknown[]): void => {
    const paths = subpaths(parameters[1]).map((points) =>
      points.map(([x, y]) => applied(state.matrix, x, y)),
    );
    const boxes = paths.map(boundsOf);
    const order = parameters[0];
    if (clipsNext) {
      clipsNext = false;
      const all = boundsOf(paths.flat());
      state.clip = common(all, state.clip) ?? [0, 0, 0, 0];
    }
    if (!fills.has(Number(order))) return;
    for (const [at, points] of paths.entries()) {
      const box = boxes[at] ?? [0, 0, 0, 0];
      const solid = polygonArea(points) >= 0.97 * area(box);
      const framed = boxes.some((other, index) => index !== at && share(other, box) === 1);
      paint(box, solid && !framed && state.alpha >= 0.95);
    }
  };

  const orders: Readonly<Record<number, (parameters: readonly unknown[]) => void>> = {
    [OPS.save]: () => {
      saved.push({ ...state, moved: false });
      state.moved = false;
    },
    [OPS.restore]: () => {
      // Pictures are not decoded, so none is drawn: what is left of one is the place that was made for it.
      if (state.moved) picture();
      state = saved.pop() ?? state;
    },
    [OPS.transform]: (given) => {
      state.matrix = times(state.matrix, matrixOf(given));
      state.moved = true;
    },
    [OPS.paintFormXObjectBegin]: (given) => {
      saved.push({ ...state });
      state.matrix = times(state.matrix, matrixOf(listOf(given[0])));
    },
    [OPS.paintFormXObjectEnd]: () => {
      state = saved.pop() ?? state;
    },
    [OPS.beginAnnotation]: (given) => {
      saved.push({ ...state });
      state = { ...state, clip: sheet };
      state.matrix = times(times(identity, matrixOf(listOf(given[2]))), matrixOf(listOf(given[3])));
    },
    [OPS.endAnnotation]: () => {
      state = saved.pop() ?? state;
    },
    [OPS.setFillRGBColor]: ([colour]) => {
      state.colour = typeof colour === 'string' ? colour : '#000000';
    },
    [OPS.setFillColorN]: () => {
      state.colour = '#808080';
    },
    [OPS.setGState]: ([settings]) => {
      for (const setting of listOf(settings)) {
        const [key, value] = listOf(setting);
        if (key === 'ca' && typeof value === 'number') state.alpha = value;
      }
    },
    [OPS.beginText]: () => {
      [textMatrix, lineMatrix] = [identity, identity];
    },
    [OPS.setFont]: ([, size]) => {
      state.fontSize = Number(size);
    },
    [OPS.setTextMatrix]: (given) => {
      lineMatrix = matrixOf(given.length === 1 ? listOf(given[0]) : given);
      textMatrix = lineMatrix;
    },
    [OPS.moveText]: ([x, y]) => moveLine(Number(x), Number(y)),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      state.leading = -Number(y);
      moveLine(Number(x), Number(y));
    },
    [OPS.nextLine]: () => moveLine(0, -state.leading),
    [OPS.setLeading]: ([leading]) => {
      state.leading = -Number(leading);
    },
    [OPS.setCharSpacing]: ([spacing]) => {
      state.charSpacing = Number(spacing);
    },
    [OPS.setWordSpacing]: ([spacing]) => {
      state.wordSpacing = Number(spacing);
    },
    [OPS.setHScale]: ([scale]) => {
      state.stretch = Number(scale) / 100;
    },
    [OPS.setTextRise]: ([rise]) => {
      state.rise = Number(rise);
    },
    [OPS.setTextRenderingMode]: ([mode]) => {
      state.mode = Number(mode);
    },
    [OPS.showText]: ([glyphs]) => show(listOf(glyphs)),
    [OPS.clip]: () => {
      clipsNext = true;
    },
    [OPS.eoClip]: () => {
      clipsNext = true;
    },
    [OPS.constructPath]: path,
    [OPS.paintImageXObject]: picture,
    [OPS.paintInlineImageXObject]: picture,
    [OPS.paintImageMaskXObject]: picture,
  };
  return {
    take: (order: number, parameters: readonly unknown[]): void => {
      if (drawing.has(order)) state.moved = false;
      orders[order]?.(parameters);
    },
    marks: (): PageMarks => {
      const pictured = largest >= 0.5;
      return {
        covered: texts.filter((text) => text.covered).map((text) => text.text),
        // Behind a scan lies its text without ink, so that it can be searched.
        unseen: unseen.filter((one) => !(one.inkless && pictured)).map((one) => one.text),
        pictured,
      };
    },
  };
}

const drawing: ReadonlySet<number> = new Set([
  ...[OPS.constructPath, OPS.showText, OPS.paintFormXObjectBegin, OPS.shadingFill, OPS.beginText],
  ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.beginAnnotation],
]);
const fills: ReadonlySet<number> = new Set([
  ...[OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke],
]);

function lineOf(glyphs: readonly unknown[], state: State): { readonly text: string; readonly width: number } {
  let [text, width] = ['', 0];
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') width -= (glyph / 1000) * state.fontSize * state.stretch;
    else if (typeof glyph === 'object' && glyph !== null && 'width' in glyph && 'unicode' in glyph) {
      const space = 'isSpace' in glyph && glyph.isSpace === true ? state.wordSpacing : 0;
      text += String(glyph.unicode);
      width += ((Number(glyph.width) / 1000) * state.fontSize + state.charSpacing + space) * state.stretch;
    }
  }
  return { text, width };
}

/** The parts of a path as their points; of a curve its ends. */
function subpaths(given: unknown): (readonly [number, number])[][] {
  const flat = listOf(given).flatMap((one) => (typeof one === 'number' ? [one] : listOf(one)));
  const parts: (readonly [number, number])[][] = [];
  for (let at = 0; at < flat.length; ) {
    const kind = Number(flat[at]);
    const point = (offset: number) => [Number(flat[at + offset]), Number(flat[at + offset + 1])] as const;
    if (kind === 0) parts.push([point(1)]);
    else if (kind === 1) parts.at(-1)?.push(point(1));
    else if (kind === 2) parts.at(-1)?.push(point(5));
    else if (kind === 3) parts.at(-1)?.push(point(3));
    at += [3, 3, 7, 5][kind] ?? 1;
  }
  return parts;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array || value instanceof Float64Array ? [...value] : [];
}
