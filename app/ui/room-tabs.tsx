import { type Tab, Tabs } from './tabs';

/** The parts of a room of its own (the desk, the studio), in a bar over the whole width. */
export function RoomTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <div className="border-b border-line bg-raised">
      <div className="mx-auto w-full max-w-[96rem] px-4 pt-2 sm:px-6 [&>nav]:border-b-0">
        <Tabs label={label} tabs={tabs} />
      </div>
    </div>
  );
}
