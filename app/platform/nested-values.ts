type Values = Record<string, unknown>;

/**
 * A form's fields whose names have dots (`persona.name`, `answers.home`) as the object that the schemas take. The names stay
 * those of the problems that come back, so that each finds its field.
 */
export function nestValues(values: Values): Values {
  const nested: Values = Object.create(null) as Values;
  for (const [name, value] of Object.entries(values)) {
    const path = name.split('.');
    const last = path.pop()!;
    let place = nested;
    for (const part of path) {
      const inner = place[part];
      place = place[part] =
        typeof inner === 'object' && inner !== null ? (inner as Values) : (Object.create(null) as Values);
    }
    place[last] = value;
  }
  return { ...nested };
}

/** Without the fields that were left empty, for inputs in which those mean "not given". */
export function givenValues(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined),
  );
}
