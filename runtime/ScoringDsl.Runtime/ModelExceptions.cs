namespace ScoringDsl.Runtime;

/// <summary>A file or stream is no compiled model that this runtime can load.</summary>
public sealed class ModelLoadException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A field, event or property was named that the model does not have.</summary>
public sealed class UnknownNameException(string message) : ArgumentException(message);

/// <summary>A value does not fit its field's type.</summary>
public sealed class FieldValueException(string message) : ArgumentException(message);

/// <summary>A column of values has another length than the keys or events that it belongs to.</summary>
public sealed class ColumnLengthException(string message) : ArgumentException(message);
