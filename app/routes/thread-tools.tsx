export default function ThreadTools() {
  return null;
}
