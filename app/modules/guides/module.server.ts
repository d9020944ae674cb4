import type { Module } from '~/platform/module';
import { guideEndpoints } from './endpoints.server';
import { guideNotices } from './notices.server';
import { guidePages } from './public-pages.server';
import { guideJobs } from './remind-reviews.server';

export const guides: Module = {
  name: 'guides',
  endpoints: guideEndpoints,
  notices: guideNotices,
  jobs: guideJobs,
  publicPages: guidePages,
};
