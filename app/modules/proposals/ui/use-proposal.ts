import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useStream } from '~/platform/realtime/client/use-stream';
import { closingsOf, useEndings } from './use-endings';
import { applyProposalUpdate, type ProposalState } from '../updates';

/** A proposal on this screen: what the page was loaded with, carried on by what others do. */
export function useProposal(initial: ProposalState, heads: Record<string, number>): ProposalState {
  const { revalidate } = useRevalidator();
  const { state } = useStream<ProposalState>({ streams: heads, initial, reduce: applyProposalUpdate });
  const { gone } = state;
  const { proposal, questions } = state;
  useEndings([proposal.state === 'gathering' ? proposal.deadline : null, ...closingsOf(questions)]);
  // What the reader may do follows from where it stands, and is the server's to say.
  const stands = `${proposal.state} ${proposal.version} ${proposal.authors.length}`;
  const loaded = `${initial.proposal.state} ${initial.proposal.version} ${initial.proposal.authors.length}`;
  useEffect(() => {
    if (gone || stands !== loaded) revalidate();
  }, [gone, stands, loaded, revalidate]);
  return state;
}
