import { sittingDog, walkingDog } from '../dogs/body.ts';
import { coats, dogBust, dogHead } from '../dogs/head.ts';
import { bush, cloud, cypress, flowers, grass, greens, potted, sun, tree } from '../nature.ts';
import { paint } from '../palette.ts';
import { bust } from '../people/portrait.ts';
import { members } from '../people/members.ts';
import { circle, ellipse, fade, path, place, rect, repeat, scene, stroke } from '../shapes.ts';

// What dog people show each other, 1200 × 900.

const meadow = (far: string, near: string) =>
  path('M0 560C240 500 520 520 760 548C940 566 1080 540 1200 516V900H0Z', far) +
  path('M0 680C300 620 640 640 900 668C1040 682 1140 664 1200 652V900H0Z', near);

export function dogGolden(): string {
  return scene(
    fade('sky', '#bfe0e6', '#fbe6c8'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(960, 190, 66),
    cloud(260, 170, 1.5),
    cloud(640, 110, 0.9, paint.white, 0.7),
    path('M0 520C180 420 340 400 520 470C700 400 900 380 1200 500V640H0Z', greens.haze.base),
    meadow('#a9c686', '#8cb673'),
    tree(190, 620, 1.25),
    tree(1050, 600, 0.95, greens.olive),
    bush(380, 640, 0.9),
    flowers(4, 40, 700, 1120, 180, 34, paint.coral, paint.white, paint.honey),
    grass(8, 0, 700, 1200, 190, 46, greens.leaf.dark),
    place(620, 400, 1.12, sittingDog(coats.golden)),
    circle(900, 838, 44, paint.coral) + stroke('M866 812q34 20 66 6M872 868q30 -22 62 -14', paint.white, 6),
    grass(9, 0, 880, 1200, 30, 24, greens.deep.base),
  );
}

export function dogCorgi(): string {
  return scene(
    rect(0, 0, 1200, 900, '#f6d9b8'),
    rect(0, 640, 1200, 260, '#d9a871'),
    repeat(6, (i) => stroke(`M${i * 240 - 60} 900L${i * 210 + 60} 640`, '#c8935b', 5)),
    rect(0, 622, 1200, 22, '#fbeeda'),
    // A window with a garden behind it.
    rect(96, 90, 380, 360, paint.white, 10) + rect(116, 110, 340, 320, '#c9e4ea', 4),
    bush(200, 430, 1.1) + bush(380, 430, 1.2, greens.deep) + cloud(300, 190, 0.7),
    rect(278, 110, 16, 320, paint.white) +
      rect(116, 262, 340, 14, paint.white) +
      rect(76, 446, 420, 24, '#fbeeda', 6),
    path('M84 80C110 200 100 330 70 470H40V80ZM488 80C462 200 472 330 502 470H532V80Z', '#ee9b80'),
    // A round rug, a sofa's corner and a plant.
    rect(880, 330, 420, 320, paint.teal, 46) +
      rect(930, 470, 400, 190, '#4fa19c', 36) +
      rect(850, 410, 110, 270, '#35807c', 44),
    rect(990, 380, 150, 130, paint.honey, 26),
    potted(760, 660, 1.5, paint.cream),
    ellipse(560, 800, 460, 84, '#e8785c') +
      ellipse(560, 796, 400, 70, '#f3a98f') +
      ellipse(560, 794, 330, 56, '#fbe3d2'),
    place(540, 400, 0.98, sittingDog(coats.corgi)),
    // A chewed slipper.
    path(
      'M812 820C812 786 900 778 960 800C990 812 990 838 962 840H830C816 840 812 832 812 820Z',
      paint.plum,
    ) + path('M812 816C814 780 884 778 912 796C900 820 850 832 816 830Z', '#96627f'),
  );
}

export function dogWalk(): string {
  const lane =
    path('M0 760C320 690 700 690 1200 740V900H0Z', '#ecd2ac') +
    path('M0 772C320 704 700 704 1200 754', 'none', { stroke: '#fbeeda', 'stroke-width': 8 });
  return scene(
    fade('sky', '#f9cfa8', '#fdeccb', '#fdf3df'),
    rect(0, 0, 1200, 900, 'url(#sky)'),
    sun(820, 300, 92, '#f7b267'),
    cloud(240, 190, 1.4, '#fff3e2') + cloud(1010, 140, 1, '#fff3e2', 0.8),
    path(
      'M0 540C160 440 300 470 420 430C600 380 760 450 900 420C1020 396 1120 420 1200 400V700H0Z',
      '#c3c7a4',
    ),
    repeat(9, (i) => cypress(60 + i * 138, 640 - (i % 2) * 12, 0.62 + (i % 3) * 0.1, greens.haze)),
    path('M0 620C280 580 620 600 1200 580V800H0Z', '#a6c089'),
    tree(150, 700, 1.35) + tree(1080, 690, 1.2, greens.olive),
    lane,
    flowers(3, 0, 640, 1200, 60, 20, paint.coral, paint.white),
    place(520, 836, 1.3, walkingDog(coats.thai)),
    stroke('M684 476C560 474 300 430 -10 280', paint.brick, 9),
    grass(2, 0, 880, 1200, 30, 30, greens.leaf.dark),
  );
}

export function dogFood(): string {
  const kibble = repeat(46, (i) => {
    const angle = i * 2.4;
    const far = Math.sqrt(i / 46);
    return circle(
      600 + far * 210 * Math.cos(angle),
      590 + far * 42 * Math.sin(angle),
      22,
      i % 3 ? '#a9683c' : '#8f5430',
    );
  });
  return scene(
    rect(0, 0, 1200, 900, '#bfd9c6'),
    repeat(7, (i) => rect(i * 190 - 60, 0, 6, 600, '#b1cfba')) +
      repeat(4, (i) => rect(0, 40 + i * 150, 1200, 6, '#b1cfba')),
    rect(0, 600, 1200, 300, '#e2b27c') + rect(0, 600, 1200, 14, '#f0c998'),
    // A bag of food with a paw on it.
    path('M110 240Q250 214 390 240L408 690H92Z', paint.clay) +
      path('M110 240Q250 214 390 240L386 300Q250 276 114 300Z', '#b9653f') +
      ellipse(250, 490, 104, 104, paint.paper) +
      place(
        250,
        500,
        1,
        ellipse(0, 18, 40, 32, paint.clay) +
          circle(-44, -16, 17, paint.clay) +
          circle(-16, -42, 18, paint.clay) +
          circle(16, -42, 18, paint.clay) +
          circle(44, -16, 17, paint.clay),
      ),
    // A dog who waits behind the bowl.
    place(640, 330, 1.3, dogBust(coats.beagle) + dogHead(coats.beagle)),
    ellipse(600, 760, 330, 34, paint.ink, { opacity: 0.16 }),
    ellipse(600, 596, 270, 66, '#7fbab6'),
    ellipse(600, 594, 236, 50, '#35706d'),
    kibble,
    path('M330 600C340 640 350 720 376 760H824C850 720 860 640 870 600C820 684 380 684 330 600Z', paint.teal),
    place(
      600,
      712,
      0.62,
      ellipse(0, 18, 40, 32, paint.cream) +
        circle(-44, -16, 17, paint.cream) +
        circle(-16, -42, 18, paint.cream) +
        circle(16, -42, 18, paint.cream) +
        circle(44, -16, 17, paint.cream),
    ),
    // Carrots and a scoop.
    place(
      990,
      770,
      1,
      path('M-120 20C-60 -30 60 -34 80 0C60 34 -60 40 -120 20Z', '#ee8b4a') +
        stroke('M80 0q40 -40 70 -30M82 4q50 -6 72 12M80 8q30 30 60 34', greens.leaf.base, 13),
    ),
    circle(430, 812, 20, '#a9683c') + circle(480, 836, 18, '#8f5430') + circle(900, 846, 19, '#a9683c'),
  );
}

export function dogVet(): string {
  return scene(
    rect(0, 0, 1200, 900, '#d4e9e4'),
    rect(0, 700, 1200, 200, '#b7d6cf'),
    // Shelves with jars, a lamp, and a picture of a paw.
    rect(60, 150, 330, 18, paint.wood, 4) + rect(60, 330, 330, 18, paint.wood, 4),
    [90, 160, 240, 316]
      .map(
        (x, i) =>
          rect(
            x,
            70 + (i % 2) * 16,
            54,
            80 - (i % 2) * 16,
            [paint.honey, paint.lagoon, paint.coral, paint.cream][i]!,
            8,
          ) + rect(x + 4, 60 + (i % 2) * 16, 46, 14, paint.white, 4),
      )
      .join(''),
    rect(90, 246, 40, 84, paint.denim, 4) +
      rect(134, 236, 34, 94, paint.clay, 4) +
      rect(172, 252, 44, 78, paint.moss, 4),
    potted(320, 332, 0.5, paint.cream),
    rect(880, 90, 230, 230, paint.white, 12) + circle(995, 205, 90, paint.blush),
    place(
      995,
      212,
      1.05,
      ellipse(0, 18, 40, 32, paint.clay) +
        circle(-44, -16, 17, paint.clay) +
        circle(-16, -42, 18, paint.clay) +
        circle(16, -42, 18, paint.clay) +
        circle(44, -16, 17, paint.clay),
    ),
    place(90, 170, 1.25, bust(members['06']!)),
    place(800, 380, 1.02, sittingDog(coats.shepherd)),
    // The table, and the vet's hand on the patient's back.
    stroke('M560 760C600 720 640 690 690 640', paint.white, 84) + circle(700, 628, 40, '#f6cba8'),
    rect(120, 780, 960, 44, '#f4f7f5', 14) +
      rect(120, 812, 960, 14, '#cfdcd8', 6) +
      rect(230, 826, 60, 90, '#9fb8b2') +
      rect(910, 826, 60, 90, '#9fb8b2'),
    rect(200, 724, 120, 58, paint.honey, 10) +
      rect(244, 706, 32, 20, paint.honey, 6) +
      rect(250, 736, 20, 34, paint.white) +
      rect(243, 743, 34, 20, paint.white),
  );
}
