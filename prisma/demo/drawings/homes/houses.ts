import { bush, potted } from '../nature.ts';
import { paint } from '../palette.ts';
import { both, circle, d, path, place, rect, repeat, stroke } from '../shapes.ts';

export interface HouseColours {
  wall: string;
  roof: string;
  wood: string;
  door: string;
}

const glass = '#b9dbe2';

/** A window with shutters around its middle, in a wall. */
export function windowAt(w: number, h: number, shutter: string): string {
  const [l, t] = [-w / 2, -h / 2];
  const slats = (x: number) =>
    rect(x, t - 6, w * 0.32, h + 12, shutter, 4) +
    repeat(9, (i) =>
      rect(x + 8, t + 8 + (i * (h - 8)) / 9, w * 0.32 - 16, 6, paint.ink, 2, { opacity: 0.16 }),
    );
  return (
    slats(l - w * 0.34) +
    slats(-l + w * 0.02) +
    rect(l - 8, t - 8, w + 16, h + 16, paint.white, 4) +
    rect(l + 4, t + 4, w - 8, h - 8, glass) +
    path(
      d`M${l + 4} ${t + h * 0.6}L${l + w * 0.6} ${t + 4}H${l + w * 0.86}L${l + 4} ${t + h * 0.86}Z`,
      paint.white,
      { opacity: 0.35 },
    ) +
    rect(-4, t, 8, h, paint.white) +
    rect(l, -4, w, 8, paint.white) +
    rect(l - 16, -t + 4, w + 32, 14, paint.white, 3) +
    rect(l - 16, -t + 15, w + 32, 5, paint.ink, 0, { opacity: 0.12 })
  );
}

/** Rows of tiles on a roof that is `topHalf` wide above and `lowHalf` below, to each side. */
const tiles = (topHalf: number, lowHalf: number, top: number, low: number, rows: number) =>
  repeat(rows, (i) => {
    const t = (i + 0.7) / rows;
    const half = topHalf + (lowHalf - topHalf) * t - 14 - (i % 2) * 12;
    return stroke(d`M${-half} ${top + (low - top) * t}H${half}`, paint.ink, 5, { opacity: 0.12 });
  });

/** A house with a gable and a porch: 420 wide, 340 high, standing on (0, 0). */
export function villa(c: HouseColours): string {
  const pane = place(0, 0, 1, windowAt(58, 70, c.door));
  return (
    rect(-178, -190, 356, 190, c.wall) +
    rect(-178, -190, 356, 22, paint.ink, 0, { opacity: 0.12 }) +
    rect(-178, -16, 356, 16, paint.stone) +
    // Chimney, roof, gable.
    rect(84, -310, 34, 80, c.wall) +
    rect(78, -316, 46, 14, c.roof, 3) +
    path('M-214 -184L-130 -300H130L214 -184Z', c.roof) +
    tiles(130, 214, -300, -184, 4) +
    path('M-96 -176L0 -330L96 -176Z', c.wall) +
    path('M-96 -176L0 -330L96 -176H76L0 -298L-76 -176Z', c.wood) +
    circle(0, -228, 22, paint.white) +
    circle(0, -228, 16, glass) +
    stroke('M0 -244V-212M-16 -228H16', paint.white, 5) +
    rect(-216, -188, 120, 12, c.wood, 4) +
    rect(96, -188, 120, 12, c.wood, 4) +
    // Door, steps, lamps, windows.
    rect(-32, -118, 64, 104, paint.white, 4) +
    rect(-25, -112, 50, 98, c.door, 3) +
    rect(-17, -104, 34, 34, glass, 3) +
    circle(16, -56, 4, paint.honey) +
    rect(-48, -14, 96, 8, '#d8cdbd', 2) +
    rect(-58, -7, 116, 8, '#c9bfb2', 2) +
    path('M-64 -140H64L54 -126H-54Z', c.roof) +
    both(0, rect(-60, -128, 9, 116, c.wood)) +
    both(0, place(-112, -92, 1, pane)) +
    both(
      0,
      rect(-146, -46, 68, 12, c.wood, 3) +
        circle(-132, -50, 9, paint.coral) +
        circle(-112, -54, 10, paint.rose) +
        circle(-94, -50, 9, paint.coral),
    )
  );
}

/** A narrow town house: 150 wide, `floors` of 104 high, with balconies, standing on (0, 0). */
export function townhouse(c: HouseColours, floors: number): string {
  const floor = (i: number) => {
    const y = -(i + 1) * 104;
    const door =
      rect(-34, y + 18, 68, 76, paint.white, 3) +
      rect(-28, y + 24, 26, 70, glass) +
      rect(2, y + 24, 26, 70, glass);
    const rail =
      rect(-64, y + 62, 128, 5, c.door) + repeat(11, (k) => rect(-63 + k * 12.2, y + 64, 3.5, 32, c.door));
    const plants =
      i % 2
        ? bush(-44, y + 68, 0.24) + bush(46, y + 68, 0.2)
        : potted(46, y + 94, 0.22) + bush(-48, y + 68, 0.2, undefined, paint.coral);
    return (
      door +
      plants +
      rail +
      rect(-74, y + 94, 148, 12, paint.white, 2) +
      rect(-74, y + 104, 148, 5, paint.ink, 0, { opacity: 0.12 })
    );
  };
  const ground =
    rect(-62, -88, 60, 88, c.wood, 3) +
    repeat(6, (i) => rect(-58, -82 + i * 14, 52, 5, paint.ink, 0, { opacity: 0.15 })) +
    rect(8, -84, 50, 60, paint.white, 3) +
    rect(13, -79, 40, 50, glass) +
    path('M-72 -102H72L82 -80H-82Z', c.roof) +
    repeat(5, (i) => path(d`M${-60 + i * 29} -102h14l3 22h-16Z`, paint.white, { opacity: 0.5 }));
  return (
    rect(-70, -floors * 104 - 10, 140, floors * 104 + 10, c.wall) +
    rect(40, -floors * 104 - 10, 30, floors * 104 + 10, paint.ink, 0, { opacity: 0.05 }) +
    repeat(floors - 1, (i) => floor(i + 1)) +
    ground +
    rect(-78, -floors * 104 - 22, 156, 16, c.roof, 3) +
    place(-36, -floors * 104 - 20, 0.26, bush(0, 0, 1)) +
    place(34, -floors * 104 - 20, 0.3, potted(0, 0, 1))
  );
}

/** A wooden house on stilts with a steep roof: 320 wide, 330 high, standing on (0, 0). */
export function stiltHouse(c: HouseColours): string {
  return (
    [-124, -44, 44, 124].map((x) => rect(x - 7, -104, 14, 104, c.wood)).join('') +
    rect(-134, -104, 268, 104, paint.ink, 0, { opacity: 0.16 }) +
    rect(-146, -198, 292, 94, c.wall) +
    repeat(11, (i) => rect(-146 + i * 28, -198, 3, 94, paint.ink, 0, { opacity: 0.12 })) +
    rect(-160, -110, 320, 14, c.wood, 3) +
    both(0, place(-92, -152, 1, windowAt(40, 44, c.door))) +
    rect(-24, -186, 48, 78, c.door, 3) +
    rect(-2, -186, 4, 78, paint.ink, 0, { opacity: 0.2 }) +
    path('M-188 -186L-64 -330Q0 -340 64 -330L188 -186Z', c.roof) +
    tiles(64, 188, -330, -186, 5) +
    path('M-64 -330Q0 -340 64 -330L70 -322Q0 -332 -70 -322Z', c.wood) +
    stroke('M-64 -330q-10 -16 -6 -30M64 -330q10 -16 6 -30', c.wood, 8) +
    path('M-20 -104H20L44 0H-44Z', c.wood) +
    repeat(6, (i) => rect(-22 - i * 3.6, -92 + i * 16, 44 + i * 7.2, 5, '#e0b98c'))
  );
}
