/** What is wrong with one field. */
export const fields = {
  required: 'Please fill this in.',
  too_short: 'Please write at least {{minimum}} characters.',
  too_long: 'Please keep it to {{maximum}} characters.',
  too_small: 'Must be {{minimum}} or more.',
  too_big: 'Must be {{maximum}} or less.',
  invalid_email: 'This does not look like an e-mail address.',
  invalid_url: 'This does not look like a web address.',
  invalid_date: 'Please give a date.',
  invalid_slug: 'Small letters a–z, digits and single hyphens only.',
  invalid_colour: 'Please give a colour like #1a7f5a.',
  invalid_choice: 'Please choose one of the options.',
  invalid_number: 'Please give a number.',
  invalid: 'This is not right.',
  common_password: 'Too many people use this password. Please choose another one.',
  wrong_password: 'This is not your current password.',
  not_found: 'This was not found.',
} as const;
