"""General assemblies: agenda, mandates of the councils, quorum, results."""
