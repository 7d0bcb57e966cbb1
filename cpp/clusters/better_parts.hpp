/// @file
/// The best of two partitions of a graph.
#pragma once

#include "clusters/communities.hpp"

namespace tidings::detail {

/// Takes over from another partition where it is better. Communities of the two that share nodes hang together; what
/// hangs together in such a way is the same set of nodes in both, and has a quality of its own in each. Of each set the
/// better half is kept: so the result is as good as either or better, and of communities of the two only.
/// @param communities of the nodes, numbered from 0 in the order of their first nodes afterwards
/// @param least_gain by which the other one must be better
/// @see D. Whitley, D. Hains and A. Howe, Tunneling between optima: partition crossover for the traveling salesman
///      problem, 2009, which puts tours together like this
void take_better_parts(const MassGraph& graph, const Communities& other, double least_gain, Communities& communities);

}  // namespace tidings::detail
