export const presets = ['calm', 'usual', 'everything'] as const;
export type Preset = (typeof presets)[number];

type Mode = 'off' | 'on' | 'digest';
export type PresetModes = Record<'inApp' | 'email' | 'push' | 'line', Mode>;

interface PresetKind {
  defaults: PresetModes;
  urgent?: boolean;
}

/**
 * Pure: what a preset makes of a kind. Calm: everything in the portal and in one mail at the member's hour; only what is urgent
 * rings. Usual: what the kind itself says. Everything: all of it at once, everywhere.
 */
export function presetModes(preset: Preset, { defaults, urgent }: PresetKind): PresetModes {
  if (preset === 'usual') return defaults;
  if (preset === 'everything') return { inApp: 'on', email: 'on', push: 'on', line: 'on' };
  return {
    inApp: 'on',
    email: urgent ? 'on' : 'digest',
    push: urgent ? 'on' : 'off',
    line: urgent ? 'on' : 'off',
  };
}
