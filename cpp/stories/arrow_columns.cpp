#include "stories/arrow_columns.hpp"

#include <utility>

namespace tidings::detail {
namespace {

/// The texts and children of a schema that was handed out.
struct SchemaMemory {
  std::string format;
  std::string name;
  std::vector<Owned<ArrowSchema>> children;
  std::vector<ArrowSchema*> child_pointers;
};

/// A consumer may have moved a child away, which is then marked as released; the others go with their owner.
template <class Struct, class Memory>
void release(Struct* released) {
  delete static_cast<Memory*>(released->private_data);  // NOLINT: handed out by the C interface
  released->release = nullptr;
}

template <class Struct>
std::vector<Struct*> pointers_to(std::vector<Owned<Struct>>& children) {
  std::vector<Struct*> pointers;
  for (Owned<Struct>& child : children) pointers.push_back(child.get());
  return pointers;
}

}  // namespace

Owned<ArrowArray> array_of(std::unique_ptr<ArrowMemory> memory, std::size_t length, std::size_t n_buffers) {
  memory->child_pointers = pointers_to(memory->children);
  ArrowArray array{};
  array.length = static_cast<std::int64_t>(length);
  array.null_count = memory->validity.empty() ? 0 : -1;
  array.n_buffers = static_cast<std::int64_t>(n_buffers);
  array.n_children = static_cast<std::int64_t>(memory->children.size());
  array.buffers = memory->buffers.data();
  array.children = memory->child_pointers.data();
  array.release = &release<ArrowArray, ArrowMemory>;
  array.private_data = memory.release();
  return Owned<ArrowArray>(array);
}

Owned<ArrowSchema> schema_of(std::string format, std::string name, std::vector<Owned<ArrowSchema>> children) {
  auto memory = std::make_unique<SchemaMemory>();
  memory->format = std::move(format);
  memory->name = std::move(name);
  memory->children = std::move(children);
  memory->child_pointers = pointers_to(memory->children);
  ArrowSchema schema{};
  schema.format = memory->format.c_str();
  schema.name = memory->name.c_str();
  schema.flags = arrow_nullable;
  schema.n_children = static_cast<std::int64_t>(memory->children.size());
  schema.children = memory->child_pointers.data();
  schema.release = &release<ArrowSchema, SchemaMemory>;
  schema.private_data = memory.release();
  return Owned<ArrowSchema>(schema);
}

}  // namespace tidings::detail
